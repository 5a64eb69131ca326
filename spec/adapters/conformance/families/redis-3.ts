import { once } from 'node:events'
import type { ClientOptions, RedisClient } from 'redis-3'
import { ask } from '../ask.js'
import type { Argument, Argv, CommonClient, CommonOptions } from '../face.js'

/** Calls a method that calls back at its end. */
export function called(client: object, name: string, ...args: readonly unknown[]) {
  return new Promise<unknown>((resolve, reject) => {
    const callback = (error: Error | null, value: unknown) =>
      error === null ? resolve(value) : reject(error)
    ask<void>(client, name, ...args, callback)
  })
}

/** The options of a client of node_redis. */
export function redis3Options({ prefix, db }: CommonOptions): ClientOptions {
  return {
    // Buffers come back where a command has one among its arguments.
    detect_buffers: true,
    ...(prefix === undefined ? {} : { prefix }),
    ...(db === undefined ? {} : { db }),
  }
}

/** A client of node_redis, version 3, as all clients are asked. */
export class CommonRedis3 implements CommonClient {
  readonly #client: RedisClient

  private constructor(client: RedisClient) {
    this.#client = client
  }

  static async create(client: RedisClient, options: CommonOptions): Promise<CommonClient> {
    // One that is cut off says so.
    client.on('error', () => {})
    if (!options.isHasty && !client.ready) await once(client, 'ready')
    return new CommonRedis3(client)
  }

  call(...[name, ...args]: Argv): Promise<unknown> {
    return called(this.#client, 'send_command', name, args)
  }

  /** A buffer among the arguments asks for buffers. */
  callBuffer(...[name, ...args]: Argv): Promise<unknown> {
    return this.call(name, ...args.map((argument) => Buffer.from(bytes(argument))))
  }

  /** A key of bytes asks for bytes back. */
  async eval(lua: string, keys: readonly Argument[], args: readonly Argument[] = []) {
    return asText(await called(this.#client, 'eval', lua, keys.length, ...keys, ...args))
  }

  evalsha(sha: string, keys: readonly Argument[], args: readonly Argument[] = []) {
    return called(this.#client, 'evalsha', sha, keys.length, ...keys, ...args)
  }

  run(): Promise<unknown> {
    throw new Error('node_redis 3 has no scripts of its own')
  }

  pipeline(...commands: readonly Argv[]): Promise<unknown[]> {
    return this.#exec('batch', commands) as Promise<unknown[]>
  }

  multi(...commands: readonly Argv[]): Promise<unknown[] | null> {
    return this.#exec('multi', commands) as Promise<unknown[] | null>
  }

  runTwice(): Promise<unknown[]> {
    throw new Error('node_redis 3 has no scripts of its own')
  }

  subscribe(channel: string, listener: (channel: string, message: string) => void) {
    this.#client.on('message', listener)
    return called(this.#client, 'subscribe', channel)
  }

  async duplicate(): Promise<CommonClient> {
    return new CommonRedis3((await called(this.#client, 'duplicate')) as RedisClient)
  }

  quit(): Promise<unknown> {
    return called(this.#client, 'quit')
  }

  async reconnect(): Promise<unknown> {
    const again = once(this.#client, 'ready')
    this.#client.stream?.destroy()
    return again
  }

  #exec(way: 'batch' | 'multi', commands: readonly Argv[]): Promise<unknown> {
    const lower = commands.map(([name, ...args]) => [name.toLowerCase(), ...args])
    return called(ask<object>(this.#client, way, lower), 'exec')
  }
}

function asText(reply: unknown): unknown {
  return Buffer.isBuffer(reply) ? reply.toString() : reply
}

function bytes(argument: Argument): Buffer {
  return Buffer.isBuffer(argument) ? argument : Buffer.from(`${argument}`)
}
