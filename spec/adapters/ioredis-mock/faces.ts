import { Redis as RealRedis, type RedisOptions } from 'ioredis'
import RedisMock from 'ioredis-mock'
import { install } from '../../../lib/adapters/ioredis-mock/index.js'
import { createServer, resetServers } from '../../../lib/index.js'

/** A way to have clients of one empty server: what is expected of both stands in the same rows. */
export interface Face {
  readonly name: string
  open(): Promise<{
    create(options?: RedisOptions): RealRedis
    close(): Promise<void>
  }>
}

const patchedMock: Face = {
  name: 'a patched ioredis-mock',
  async open() {
    install(RedisMock)
    const clients: RealRedis[] = []
    return {
      create(options = {}) {
        const client = new RedisMock(options) as unknown as RealRedis
        clients.push(client)
        return client
      },
      async close() {
        for (const client of clients) client.disconnect()
        resetServers()
      },
    }
  },
}

const overTcp: Face = {
  name: 'the real ioredis over TCP',
  async open() {
    const server = createServer()
    const { port } = await server.listen({ port: 0 })
    const clients: RealRedis[] = []
    return {
      create(options = {}) {
        const client = new RealRedis({ ...options, port })
        clients.push(client)
        return client
      },
      async close() {
        for (const client of clients) client.disconnect()
        await server.close()
      },
    }
  },
}

export const FACES: readonly Face[] = [patchedMock, overTcp]
