import * as nodeRedis4 from 'redis-4'
import * as nodeRedis5 from 'redis-5'
import * as nodeRedis6 from 'redis-6'
import { inMemory } from '../../../../lib/adapters/node-redis/index.js'
import { createServer } from '../../../../lib/index.js'
import type { CommonFace, CommonOptions, Face, Opened } from '../face.js'
import {
  CommonNodeRedis,
  endNodeRedis,
  type NodeRedisClient,
  type NodeRedisPackage,
  nodeRedisOptions,
} from '../families/node-redis.js'
import { openRealServer } from '../real-server.js'

type Options = Readonly<Record<string, unknown>>

export interface NodeRedisFace extends Face<NodeRedisClient, Options> {
  readonly nodeRedis: NodeRedisPackage
  readonly resp: 2 | 3
}

const PACKAGES = [
  { ...nodeRedis4, major: 4 },
  { ...nodeRedis5, major: 5 },
  { ...nodeRedis6, major: 6 },
] as unknown as readonly NodeRedisPackage[]

/** Version 4 knows RESP2 alone; for 6, RESP3 is the default. */
const VERSIONS = PACKAGES.flatMap((nodeRedis): [NodeRedisPackage, 2 | 3][] =>
  nodeRedis.major === 4
    ? [[nodeRedis, 2]]
    : [
        [nodeRedis, 2],
        [nodeRedis, 3],
      ],
)

function inMemoryFace(nodeRedis: NodeRedisPackage, resp: 2 | 3): NodeRedisFace {
  return {
    name: `node-redis ${nodeRedis.major}, RESP${resp}, in memory`,
    nodeRedis,
    resp,
    skips: {},
    async open() {
      const server = createServer()
      const { createClient } = inMemory(nodeRedis, { server })
      return opened({ ...nodeRedis, createClient }, { ...protocol(nodeRedis, resp) }, () =>
        server.close(),
      )
    },
  }
}

function onRealServer(nodeRedis: NodeRedisPackage, resp: 2 | 3): NodeRedisFace {
  return {
    name: `node-redis ${nodeRedis.major}, RESP${resp}, on a real server`,
    nodeRedis,
    resp,
    skips: {},
    async open() {
      const { host, port, close } = await openRealServer()
      return opened(nodeRedis, { ...protocol(nodeRedis, resp), socket: { host, port } }, close)
    },
  }
}

export const NODE_REDIS_FACES: readonly NodeRedisFace[] = [
  ...VERSIONS.map(([nodeRedis, resp]) => inMemoryFace(nodeRedis, resp)),
  ...(process.env['REDIS_ORACLE']
    ? VERSIONS.map(([nodeRedis, resp]) => onRealServer(nodeRedis, resp))
    : []),
]

export const COMMON_NODE_REDIS_FACES: readonly CommonFace[] = NODE_REDIS_FACES.map(
  (face): CommonFace => ({
    ...face,
    skips: { 'a key prefix': "node-redis has none that commands of one's own get" },
    async open() {
      const { create, close } = await face.open()
      const { nodeRedis } = face
      return {
        create: (options: CommonOptions = {}) =>
          CommonNodeRedis.create(
            create(nodeRedisOptions(nodeRedis, options)),
            nodeRedis.major,
            options,
          ),
        close,
      }
    },
  }),
)

function protocol({ major }: NodeRedisPackage, resp: 2 | 3): Options {
  return major === 4 ? {} : { RESP: resp }
}

function opened(
  { createClient, major }: NodeRedisPackage,
  own: Options,
  close: () => Promise<unknown>,
): Opened<NodeRedisClient, Options> {
  const clients: NodeRedisClient[] = []
  return {
    create(options = {}) {
      const client = createClient({ ...own, ...options }) as unknown as NodeRedisClient
      clients.push(client)
      return client
    },
    async close() {
      await Promise.all(clients.map((client) => endNodeRedis(client, major)))
      return close()
    },
  }
}
