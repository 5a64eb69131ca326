import type { ClientOptions, RedisClient } from 'redis-3'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Opened } from './face.js'
import { REDIS_3_FACES } from './faces/redis-3.js'
import { closeRealServers } from './real-server.js'
import { redis3Rows } from './rows/redis-3.js'

afterAll(closeRealServers)

describe.each(REDIS_3_FACES)('$name', ({ open }) => {
  let opened: Opened<RedisClient, ClientOptions>

  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())

  it.each(redis3Rows)('$title', async ({ run, result }) => {
    expect(await run(opened.create(), opened)).toEqual(result)
  })
})
