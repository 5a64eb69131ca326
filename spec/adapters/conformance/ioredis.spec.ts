import type { Redis, RedisOptions } from 'ioredis'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Opened } from './face.js'
import { IOREDIS_FACES } from './faces/ioredis.js'
import { closeRealServers } from './real-server.js'
import { ioredisRows } from './rows/ioredis.js'

afterAll(closeRealServers)

it.each(IOREDIS_FACES)('$name skips rows that there are', ({ skips }) => {
  const titles = ioredisRows.map(({ title }) => title)
  expect(Object.keys(skips).filter((title) => !titles.includes(title))).toEqual([])
})

describe.each(IOREDIS_FACES)('$name', ({ open, skips }) => {
  let opened: Opened<Redis, RedisOptions>

  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())

  it.each(ioredisRows.filter(({ title }) => !(title in skips)))(
    '$title',
    async ({ run, result }) => {
      expect(await run(opened.create(), opened)).toEqual(result)
    },
  )
})
