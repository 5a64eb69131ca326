import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLeaderboard } from './leaderboard.js'

const leaderboard = createLeaderboard('chess')

beforeAll(() => leaderboard.open())
beforeEach(() => leaderboard.client.flushAll())
afterAll(() => leaderboard.close())

test('a score gets its rank', async () => {
  expect(await leaderboard.submit('alice', 1500)).toEqual({ rank: 1, isBest: true })
  expect(await leaderboard.submit('bob', 1400)).toEqual({ rank: 2, isBest: true })
  expect(await leaderboard.submit('carol', 1600)).toEqual({ rank: 1, isBest: true })
})

test('a score below the best of its player changes nothing', async () => {
  await leaderboard.submit('alice', 1500)
  expect(await leaderboard.submit('alice', 1200)).toEqual({ rank: 1, isBest: false })
  expect(await leaderboard.top(1)).toEqual([{ value: 'alice', score: 1500 }])
})

test('the script survives that the server forgets it', async () => {
  await leaderboard.submit('alice', 1500)
  await leaderboard.client.scriptFlush()
  expect(await leaderboard.submit('bob', 1600)).toEqual({ rank: 1, isBest: true })
})

test('a transaction submits many scores', async () => {
  const replies = await leaderboard.submitAll({ alice: 1, bob: 3, carol: 2 })
  expect(replies).toEqual([
    { rank: 1, isBest: true },
    { rank: 1, isBest: true },
    { rank: 2, isBest: true },
  ])
  expect((await leaderboard.top(3)).map(({ value }) => value)).toEqual(['bob', 'carol', 'alice'])
})

test('the error of Redis reaches the caller', async () => {
  await leaderboard.client.set('chess', 'no board')
  await expect(leaderboard.submit('alice', 1)).rejects.toThrow(/^WRONGTYPE/)
})
