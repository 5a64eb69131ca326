import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { createLoginGuard } from './login-guard.js'

const guard = createLoginGuard()

beforeEach(() => guard.redis.flushall())
after(() => guard.close())

test('three failures are let through, each counted', async () => {
  for (const left of [2, 1, 0]) {
    assert.equal((await guard.failed('alice')).remainingPoints, left)
  }
  assert.equal(await guard.redis.get('login:alice'), '3')
})

test('the fourth is refused, and blocked for longer', async () => {
  for (let i = 0; i < 3; i++) await guard.failed('alice')
  await assert.rejects(guard.failed('alice'), (refusal) => refusal.msBeforeNext > 590_000)
  assert.ok((await guard.redis.pttl('login:alice')) > 590_000)
})

test('a success clears the count, and users do not count for each other', async () => {
  for (let i = 0; i < 3; i++) await guard.failed('alice')
  assert.equal((await guard.failed('bob')).consumedPoints, 1)
  await guard.succeeded('alice')
  assert.equal((await guard.failed('alice')).consumedPoints, 1)
})

test('the count ends with its time', async () => {
  const brief = createLoginGuard({ seconds: 1 })
  for (let i = 0; i < 3; i++) await brief.failed('alice')
  await new Promise((resolve) => setTimeout(resolve, 1100))
  assert.equal((await brief.failed('alice')).consumedPoints, 1)
  await brief.close()
})
