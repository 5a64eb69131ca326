import { createRequire } from 'node:module'
import type { Cluster, ClusterOptions, Redis, RedisOptions, SentinelConnector } from 'ioredis'
import * as ioredis5 from 'ioredis'
import * as ioredis6 from 'ioredis-6'
import RedisMock from 'ioredis-mock'
import * as iovalkey from 'iovalkey'
import { inMemory } from '../../../../lib/adapters/ioredis/in-memory.js'
import { install } from '../../../../lib/adapters/ioredis-mock/index.js'
import { createServer, resetServers } from '../../../../lib/index.js'
import type { CommonFace, CommonOptions, Face, Opened, Place } from '../face.js'
import { CommonIoredis, ioredisOptions } from '../families/ioredis.js'
import { WAYS } from '../places.js'

type Skips = Readonly<Record<string, string>>

/** Its `skips` are rows that are ioredis's own. */
export interface IoredisFace extends Face<Redis, RedisOptions> {
  /** Rows of all clients that it does not run, and why. */
  readonly commonSkips: Skips
}

interface Exports {
  readonly Redis: typeof Redis
  readonly Cluster: typeof Cluster
  readonly SentinelConnector: typeof SentinelConnector
}

// It brings no types of its own, and its class `Redis` as a default export alone.
const ioredis4 = createRequire(import.meta.url)('ioredis-4')

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

const PACKAGES: readonly [string, Skips, Exports][] = [
  ['ioredis 4', SKIPS_OF_4, { ...ioredis4, Redis: ioredis4 }],
  ['ioredis 5', SKIPS_OF_LATER, ioredis5],
  ['ioredis 6', SKIPS_OF_LATER, ioredis6 as unknown as Exports],
  ['iovalkey', SKIPS_OF_LATER, iovalkey as unknown as Exports],
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

/** One package, and how its clients come to an empty server. */
interface Open {
  readonly name: string
  readonly skips: Skips
  open(isCluster: boolean): Promise<{ readonly place: Place; readonly classes: Exports }>
}

/** In memory by the port and by the face, and on a real server where there is one. */
const OPENS: readonly Open[] = PACKAGES.flatMap(([name, skips, classes]) => [
  ...WAYS.map(
    (way): Open => ({
      name: `${name} ${way.name}`,
      skips,
      open: async (isCluster) => ({ place: await way.open(isCluster), classes }),
    }),
  ),
  {
    name: `${name} of redis-mock-lua/ioredis`,
    skips,
    async open(isCluster) {
      const server = createServer({ cluster: isCluster })
      const close = () => server.close()
      const place = { host: '127.0.0.1', port: 6379, close }
      return { place, classes: inMemory(classes, { server }) }
    },
  },
])

const realClients = OPENS.map(
  ({ name, skips, open }): IoredisFace => ({
    name,
    skips,
    commonSkips: {},
    async open() {
      const { place, classes } = await open(false)
      return opened(
        place,
        (options, { host, port }) => new classes.Redis({ ...options, host, port }),
      )
    },
  }),
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

const clusters = OPENS.map(
  ({ name, skips, open }): IoredisFace => ({
    name: `Cluster of ${name}`,
    skips: { ...skips, ...OWN_CLUSTER_SKIPS },
    commonSkips: CLUSTER_SKIPS,
    async open() {
      const { place, classes } = await open(true)
      const create: Create = (options, { host, port }) => {
        const {
          keyPrefix = '',
          lazyConnect,
          enableOfflineQueue,
          scripts,
          ...redisOptions
        } = options
        const own = { keyPrefix, lazyConnect, enableOfflineQueue, scripts, redisOptions }
        return new classes.Cluster([{ host, port }], own as ClusterOptions) as unknown as Redis
      }
      return opened(place, create)
    },
  }),
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
