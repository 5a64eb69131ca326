import { createRequire } from 'node:module'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { Cluster as Cluster6, Redis as Redis6 } from 'ioredis-6'
import RedisMock from 'ioredis-mock'
import { Redis as Valkey, Cluster as ValkeyCluster } from 'iovalkey'
import { install } from '../../../../lib/adapters/ioredis-mock/index.js'
import { resetServers } from '../../../../lib/index.js'
import type { CommonFace, CommonOptions, Face, Opened, Place } from '../face.js'
import { CommonIoredis, ioredisOptions } from '../families/ioredis.js'
import { WAYS } from '../places.js'

export interface IoredisFace extends Face<Redis, RedisOptions> {
  readonly major: number
}

// It brings no types of its own.
const ioredis4: { Cluster: typeof Cluster } & typeof Redis = createRequire(import.meta.url)(
  'ioredis-4',
)

type Create = (options: RedisOptions, place: Place) => Redis

const CLASSES: readonly [string, number, typeof Redis, typeof Cluster][] = [
  ['ioredis 4', 4, ioredis4, ioredis4.Cluster],
  ['ioredis 5', 5, Redis, Cluster],
  ['ioredis 6', 6, Redis6 as unknown as typeof Redis, Cluster6 as unknown as typeof Cluster],
  ['iovalkey', 5, Valkey as unknown as typeof Redis, ValkeyCluster as unknown as typeof Cluster],
]

const patchedMock: IoredisFace = {
  name: 'a patched ioredis-mock',
  major: 5,
  skips: {},
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
const realClients = CLASSES.flatMap(([name, major, Class]) =>
  WAYS.map(
    (way): IoredisFace => ({
      name: `${name} ${way.name}`,
      major,
      skips: {},
      open: async () =>
        opened(
          await way.open(),
          (options, { host, port }) => new Class({ ...options, host, port }),
        ),
    }),
  ),
)

export const IOREDIS_FACES: readonly IoredisFace[] = [patchedMock, ...realClients]

const CLUSTER_SKIPS = {
  'more keys than arguments': 'a cluster client looks for the slot of the keys before it asks',
  'a database of its own': 'a cluster has one database',
  'WATCH: a transaction on a key that changed is null':
    'WATCH on a cluster client does not go with the transaction that follows',
}

const clusters = CLASSES.flatMap(([name, major, , Class]) =>
  WAYS.map(
    (way): IoredisFace => ({
      name: `Cluster of ${name} ${way.name}`,
      major,
      skips: CLUSTER_SKIPS,
      async open() {
        const create: Create = ({ keyPrefix = '', ...redisOptions }, place) =>
          new Class([place], { keyPrefix, redisOptions }) as unknown as Redis
        return opened(await way.open(true), create)
      },
    }),
  ),
)

export const COMMON_IOREDIS_FACES: readonly CommonFace[] = [...IOREDIS_FACES, ...clusters].map(
  (face): CommonFace => ({
    ...face,
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
