// The parts of node_redis 3 that this folder uses; it ships no types.

declare module 'redis-3' {
  import type { EventEmitter } from 'node:events'
  import type { Duplex } from 'node:stream'

  interface ClientOptions {
    db?: number | string
    tls?: object
    stream?: Duplex
    [name: string]: unknown
  }

  class RedisClient extends EventEmitter {
    constructor(options?: ClientOptions)
    options: ClientOptions
    selected_db: number | string | undefined
    readonly connection_options: { host?: string; port?: number; path?: string }
    stream: Duplex | undefined
    readonly connected: boolean
    readonly ready: boolean
    create_stream(): void
    end(...flush: boolean[]): unknown
    internal_send_command(command: object): boolean
    duplicate(): RedisClient
    quit(callback?: (error: Error | null, reply: string) => void): boolean
  }

  const nodeRedis: {
    RedisClient: typeof RedisClient
    [name: string]: unknown
  }

  export { type ClientOptions, RedisClient }
  export default nodeRedis
}

declare module 'redis-3/lib/createClient.js' {
  import type { ClientOptions } from 'redis-3'

  /** The options that the arguments of `createClient` stand for. */
  const unifyOptions: (...args: unknown[]) => ClientOptions
  export default unifyOptions
}

declare module 'redis-3/lib/utils.js' {
  import type { ClientOptions } from 'redis-3'

  const utils: { clone(options: object | null | undefined): ClientOptions }
  export default utils
}
