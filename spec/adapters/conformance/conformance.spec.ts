import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommonClient, CommonFace, CommonOptions, CommonRow } from './face.js'
import { COMMON_IOREDIS_FACES } from './faces/ioredis.js'
import { COMMON_NODE_REDIS_FACES } from './faces/node-redis.js'
import { COMMON_REDIS_3_FACES } from './faces/redis-3.js'
import { closeRealServers } from './real-server.js'
import { connectionRows } from './rows/connections.js'
import { groupRows } from './rows/groups.js'
import { scriptRows } from './rows/scripts.js'

const FACES: readonly CommonFace[] = [
  ...COMMON_IOREDIS_FACES,
  ...COMMON_NODE_REDIS_FACES,
  ...COMMON_REDIS_3_FACES,
]
const ROWS: readonly CommonRow[] = [...scriptRows, ...groupRows, ...connectionRows]

afterAll(closeRealServers)

it.each(FACES)('$name skips rows that there are', ({ skips }) => {
  const titles = ROWS.map(({ title }) => title)
  expect(Object.keys(skips).filter((title) => !titles.includes(title))).toEqual([])
})

describe.each(FACES)('$name', ({ open: openFace, skips }) => {
  let open: (options?: CommonOptions) => Promise<CommonClient>
  let close: () => Promise<unknown>

  beforeEach(async () => {
    const opened = await openFace()
    open = opened.create
    close = opened.close
  })
  afterEach(() => close())

  it.each(ROWS.filter(({ title }) => !(title in skips)))(
    '$title',
    async ({ run, result, options }) => {
      expect(await run(await open(options), open)).toEqual(result)
    },
  )
})
