import { createRequire } from 'node:module'
import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis'
import { Cluster as Cluster6, Redis as Redis6 } from 'ioredis-6'
import RedisMock from 'ioredis-mock'
import { Redis as Valkey, Cluster as ValkeyCluster } from 'iovalkey'
import { install } from '../../../../lib/adapters/ioredis-mock/index.js'
import { resetServers } from '../../../../lib/index.js'
import type { CommonFace, CommonOptions, Face, Opened, Place } from '../face.js'
import { CommonIoredis, ioredisOptions } from '../families/ioredis.js'
import { WAYS } from '../places.js'

type Skips = Readonly<Record<string, string>>

/** Its `skips` are rows that are ioredis's own. */
export interface IoredisFace extends Face<Redis, RedisOptions> {
  /** Rows of all clients that it does not run, and why. */
  readonly commonSkips: Skips
}

// It brings no types of its own.
const ioredis4: { Cluster: typeof Cluster } & typeof Redis = createRequire(import.meta.url)(
  'ioredis-4',
)

type Create = (options: RedisOptions, place: Place) => Redis

const OF_IOREDIS_4 = 'this is how ioredis 4 does it'
const NOT_OF_IOREDIS_4 = 'ioredis 4 does it in another way, which has a row of its own'

const SKIPS_OF_LATER: Skips = {
  'a custom command is EVALSHA, and EVAL after NOSCRIPT': OF_IOREDIS_4,
  'a custom command after SCRIPT FLUSH, in MULTI: loaded before': OF_IOREDIS_4,
}
const SKIPS_OF_4: Skips = {
  'a custom command of the scripts option, also of a duplicate': 'ioredis 4 has no such option',
  'a custom command is EVAL once a connection, and EVALSHA after': NOT_OF_IOREDIS_4,
  'a custom command after SCRIPT FLUSH, in MULTI: NOSCRIPT': NOT_OF_IOREDIS_4,
}

const CLASSES: readonly [string, Skips, typeof Redis, typeof Cluster][] = [
  ['ioredis 4', SKIPS_OF_4, ioredis4, ioredis4.Cluster],
  ['ioredis 5', SKIPS_OF_LATER, Redis, Cluster],
  [
    'ioredis 6',
    SKIPS_OF_LATER,
    Redis6 as unknown as typeof Redis,
    Cluster6 as unknown as typeof Cluster,
  ],
  [
    'iovalkey',
    SKIPS_OF_LATER,
    Valkey as unknown as typeof Redis,
    ValkeyCluster as unknown as typeof Cluster,
  ],
]

const patchedMock: IoredisFace = {
  name: 'a patched ioredis-mock',
  skips: SKIPS_OF_LATER,
  commonSkips: {},
  async open() {
    const uninstall = install(RedisMock)
    const close = async () => {
      uninstall()
      resetServers()
    }
    const place = { host: 'localhost', port: 6379, close }
    return opened(place, (options) => new RedisMock(options) as unknown as Redis)
  },
}

/** One client by its class: in memory, and on a real server where there is one. */
const realClients = CLASSES.flatMap(([name, skips, Class]) =>
  WAYS.map(
    (way): IoredisFace => ({
      name: `${name} ${way.name}`,
      skips,
      commonSkips: {},
      open: async () =>
        opened(
          await way.open(),
          (options, { host, port }) => new Class({ ...options, host, port }),
        ),
    }),
  ),
)

const CLUSTER_SKIPS = {
  'more keys than arguments': 'a cluster client looks for the slot of the keys before it asks',
  'a database of its own': 'a cluster has one database',
  'WATCH: a transaction on a key that changed is null':
    'WATCH on a cluster client does not go with the transaction that follows',
}

const OWN_CLUSTER_SKIPS: Skips = {
  'a pipeline with MULTI in it': 'a pipeline of a cluster client looks for the slot of EXEC',
  'select changes the database': 'a cluster has one database',
}

const clusters = CLASSES.flatMap(([name, skips, , Class]) =>
  WAYS.map(
    (way): IoredisFace => ({
      name: `Cluster of ${name} ${way.name}`,
      skips: { ...skips, ...OWN_CLUSTER_SKIPS },
      commonSkips: CLUSTER_SKIPS,
      async open() {
        const create: Create = (options, place) => {
          const {
            keyPrefix = '',
            lazyConnect,
            enableOfflineQueue,
            scripts,
            ...redisOptions
          } = options
          const own = { keyPrefix, lazyConnect, enableOfflineQueue, scripts, redisOptions }
          return new Class([place], own as ClusterOptions) as unknown as Redis
        }
        return opened(await way.open(true), create)
      },
    }),
  ),
)

/** All clients that have the face of ioredis. */
export const IOREDIS_FACES: readonly IoredisFace[] = [patchedMock, ...realClients, ...clusters]

export const COMMON_IOREDIS_FACES: readonly CommonFace[] = IOREDIS_FACES.map(
  (face): CommonFace => ({
    name: face.name,
    skips: face.commonSkips,
    async open() {
      const { create, close } = await face.open()
      return {
        create: (options: CommonOptions = {}) =>
          CommonIoredis.create(create(ioredisOptions(options)), options),
        close,
      }
    },
  }),
)

function opened(place: Place, create: Create): Opened<Redis, RedisOptions> {
  const clients: Redis[] = []
  return {
    create(options = {}) {
      const client = create(options, place)
      clients.push(client)
      return client
    },
    close() {
      for (const client of clients) client.disconnect()
      return place.close()
    },
  }
}
