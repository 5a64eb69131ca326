import nodeRedis3, { type ClientOptions, type RedisClient } from 'redis-3'
import redisMock from 'redis-mock'
import { install } from '../../../../lib/adapters/redis-mock/index.js'
import { resetServers } from '../../../../lib/index.js'
import type { CommonFace, CommonOptions, Face, Opened, Place } from '../face.js'
import { CommonRedis3, redis3Options } from '../families/redis-3.js'
import { WAYS } from '../places.js'

export type Redis3Face = Face<RedisClient, ClientOptions>

type CreateClient = (options: ClientOptions) => RedisClient

const patchedMock: Redis3Face = {
  name: 'a patched redis-mock',
  skips: {},
  async open() {
    const uninstall = install(redisMock)
    const close = async () => {
      uninstall()
      resetServers()
    }
    const place = { host: '127.0.0.1', port: 6379, close }
    return opened(place, redisMock['createClient'] as CreateClient)
  },
}

export const REDIS_3_FACES: readonly Redis3Face[] = [
  patchedMock,
  ...WAYS.map(
    (way): Redis3Face => ({
      name: `node_redis 3 ${way.name}`,
      skips: {},
      open: async () => opened(await way.open(), nodeRedis3['createClient'] as CreateClient),
    }),
  ),
]

const NO_SCRIPTS = 'node_redis 3 has no scripts of its own'

export const COMMON_REDIS_3_FACES: readonly CommonFace[] = REDIS_3_FACES.map(
  (face): CommonFace => ({
    ...face,
    skips: {
      'a script by its name': NO_SCRIPTS,
      'a script by its name, after SCRIPT FLUSH': NO_SCRIPTS,
      'a script by its name, after SCRIPT FLUSH, in a pipeline': NO_SCRIPTS,
      'a script by its name, in a transaction': NO_SCRIPTS,
    },
    async open() {
      const { create, close } = await face.open()
      return {
        create: (options: CommonOptions = {}) =>
          CommonRedis3.create(create(redis3Options(options)), options),
        close,
      }
    },
  }),
)

function opened(place: Place, createClient: CreateClient): Opened<RedisClient, ClientOptions> {
  const clients: RedisClient[] = []
  return {
    create(options = {}) {
      const client = createClient({ ...options, host: place.host, port: place.port })
      clients.push(client)
      return client
    },
    close() {
      for (const client of clients) {
        // A row may be over before its client is ready, which then says that it never will be.
        client.on('error', () => {})
        client.end(true)
      }
      return place.close()
    },
  }
}
