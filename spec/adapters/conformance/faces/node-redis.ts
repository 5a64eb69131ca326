import * as nodeRedis4 from 'redis-4'
import * as nodeRedis5 from 'redis-5'
import * as nodeRedis6 from 'redis-6'
import { inMemory } from '../../../../lib/adapters/node-redis/index.js'
import { createServer } from '../../../../lib/index.js'
import type { CommonFace, CommonOptions, Face, Opened, Place } from '../face.js'
import {
  CommonNodeRedis,
  endNodeRedis,
  type NodeRedisClient,
  type NodeRedisPackage,
  nodeRedisOptions,
} from '../families/node-redis.js'
import { openRealServer } from '../real-server.js'

type Options = Readonly<Record<string, unknown>>

/** What is created: one client, a pool of clients, or a client of a cluster. */
export type Kind = 'client' | 'pool' | 'cluster'

export interface NodeRedisFace extends Face<NodeRedisClient, Options> {
  readonly nodeRedis: NodeRedisPackage
  readonly resp: 2 | 3
  open(kind?: Kind): Promise<Opened<NodeRedisClient, Options>>
}

const PACKAGES = [
  { ...nodeRedis4, major: 4 },
  { ...nodeRedis5, major: 5 },
  { ...nodeRedis6, major: 6 },
] as unknown as readonly NodeRedisPackage[]

const SKIPS_OF_RESP: Readonly<Record<2 | 3, Readonly<Record<string, string>>>> = {
  2: {
    'a cache on the side of the client is told what changes': 'it needs the pushes of RESP3',
    'a client hears which keys that it read have changed': 'it needs the pushes of RESP3',
    'commands on a connection that subscribed': 'RESP2 has no place for replies among messages',
  },
  3: {},
}

/** Version 4 knows RESP2 alone; for 6, RESP3 is the default. */
const VERSIONS = PACKAGES.flatMap((nodeRedis): [NodeRedisPackage, 2 | 3][] =>
  nodeRedis.major === 4
    ? [[nodeRedis, 2]]
    : [
        [nodeRedis, 2],
        [nodeRedis, 3],
      ],
)

function skipsOf({ major }: NodeRedisPackage): Readonly<Record<string, string>> {
  if (major !== 4) return { 'legacyMode: methods call back': 'node-redis has it up to version 4' }
  const since5 = 'node-redis has it from version 5 on'
  return {
    'legacy(): methods call back': since5,
    'bulk strings as Buffers: execAsPipeline heeds it, exec does not': since5,
    'scripts of a pool': since5,
    'a pool runs what is asked for on one client': since5,
    'a client hears which keys that it read have changed': since5,
    'a cache on the side of the client is told what changes': since5,
  }
}

function inMemoryFace(nodeRedis: NodeRedisPackage, resp: 2 | 3): NodeRedisFace {
  return {
    name: `node-redis ${nodeRedis.major}, RESP${resp}, in memory`,
    nodeRedis,
    resp,
    skips: { ...skipsOf(nodeRedis), ...SKIPS_OF_RESP[resp] },
    async open(kind = 'client') {
      const server = createServer({ cluster: kind === 'cluster' })
      const place = { host: '127.0.0.1', port: 6379, close: () => server.close() }
      return opened(inMemory(nodeRedis, { server }), resp, place, kind)
    },
  }
}

function onRealServer(nodeRedis: NodeRedisPackage, resp: 2 | 3): NodeRedisFace {
  return {
    name: `node-redis ${nodeRedis.major}, RESP${resp}, on a real server`,
    nodeRedis,
    resp,
    skips: { ...skipsOf(nodeRedis), ...SKIPS_OF_RESP[resp] },
    open: async (kind = 'client') =>
      opened(nodeRedis, resp, await openRealServer(kind === 'cluster'), kind),
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
    name: face.name,
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
  nodeRedis: NodeRedisPackage,
  resp: 2 | 3,
  { host, port, close }: Place,
  kind: Kind,
): Opened<NodeRedisClient, Options> {
  const clients: NodeRedisClient[] = []
  const { createClient, createClientPool, createCluster } = nodeRedis
  const toServer = { ...protocol(nodeRedis, resp), socket: { host, port } }
  const toCluster = {
    ...protocol(nodeRedis, resp),
    rootNodes: [{ url: `redis://${host}:${port}` }],
  }
  const creates: Readonly<Record<Kind, (options: Options) => unknown>> = {
    client: (options) => createClient({ ...toServer, ...options }),
    pool: (options) => createClientPool({ ...toServer, ...options }),
    cluster: (options) => createCluster({ ...toCluster, ...options }),
  }
  return {
    create(options = {}) {
      const client = creates[kind](options) as NodeRedisClient
      clients.push(client)
      return client
    },
    async close() {
      await Promise.all(clients.map((client) => endNodeRedis(client, nodeRedis.major)))
      return close()
    },
  }
}
