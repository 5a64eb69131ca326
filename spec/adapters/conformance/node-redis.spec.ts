import { afterAll, describe, expect, it } from 'vitest'
import { ask } from './ask.js'
import { NODE_REDIS_FACES } from './faces/node-redis.js'
import { closeRealServers } from './real-server.js'
import { clusterRows } from './rows/node-redis/clusters.js'
import { connectionRows } from './rows/node-redis/connections.js'
import { errorRows } from './rows/node-redis/errors.js'
import { replyRows } from './rows/node-redis/replies.js'
import type { About, NodeRedisRow } from './rows/node-redis/row.js'
import { scriptRows } from './rows/node-redis/scripts.js'

const ROWS: readonly NodeRedisRow[] = [
  ...scriptRows,
  ...replyRows,
  ...errorRows,
  ...connectionRows,
  ...clusterRows,
]

afterAll(closeRealServers)

it.each(NODE_REDIS_FACES)('$name skips rows that there are', ({ skips }) => {
  const titles = ROWS.map(({ title }) => title)
  expect(Object.keys(skips).filter((title) => !titles.includes(title))).toEqual([])
})

describe.each(NODE_REDIS_FACES)('$name', ({ open, skips, nodeRedis, resp }) => {
  const about: About = { nodeRedis, major: nodeRedis.major, resp }

  it.each(ROWS.filter(({ title }) => !(title in skips)))(
    '$title',
    async ({ run, result, kind }) => {
      const { create, close } = await open(kind)
      try {
        const value = await run({
          ...about,
          async connect(options) {
            const client = create(options)
            // One that is cut off says so.
            client.on('error', () => {})
            await ask(client, 'connect')
            return client
          },
        })
        expect(value).toEqual(typeof result === 'function' ? result(about) : result)
      } finally {
        await close()
      }
    },
  )
})
