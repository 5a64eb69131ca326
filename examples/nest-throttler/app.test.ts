import type { INestApplication } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppModule } from './app.module.js'

const redis = new Redis('redis://redis.example:6379')
let app: INestApplication
let url: string

beforeAll(async () => {
  app = await NestFactory.create(AppModule, { logger: false })
  await app.listen(0, '127.0.0.1')
  url = await app.getUrl()
})
beforeEach(() => redis.flushall())
afterAll(async () => {
  await redis.quit()
  await app.close()
})

const statuses = async (path: string, count: number): Promise<number[]> => {
  const found = []
  for (let i = 0; i < count; i++) found.push((await fetch(`${url}/${path}`)).status)
  return found
}

test('three requests pass and the fourth does not', async () => {
  expect(await statuses('quote', 4)).toEqual([200, 200, 200, 429])
})

test('the answer says how many are left, and how long to wait', async () => {
  const first = await fetch(`${url}/quote`)
  expect(first.headers.get('x-ratelimit-remaining-quotes')).toBe('2')
  await statuses('quote', 2)
  const refused = await fetch(`${url}/quote`)
  expect(Number(refused.headers.get('retry-after-quotes'))).toBeGreaterThan(110)
})

test('the script of the storage leaves the count and the block in Redis, both with their time', async () => {
  await statuses('quote', 4)
  const keys = await redis.keys('*')
  const times = await Promise.all(keys.map((key) => redis.pttl(key)))
  expect(keys).toHaveLength(2)
  expect(Math.max(...times)).toBeGreaterThan(110_000)
  expect(Math.min(...times)).toBeGreaterThan(50_000)
})

test('requests at once are counted one by one', async () => {
  const found = await Promise.all(Array.from({ length: 8 }, () => statuses('quote', 1)))
  expect(found.flat().filter((status) => status === 200)).toHaveLength(3)
})

test('what is not throttled touches no counter', async () => {
  expect(await statuses('health', 5)).toEqual([200, 200, 200, 200, 200])
  expect(await redis.dbsize()).toBe(0)
})
