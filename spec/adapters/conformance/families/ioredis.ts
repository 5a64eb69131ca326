import { once } from 'node:events'
import type { Redis, RedisOptions } from 'ioredis'
import { ask } from '../ask.js'
import type { Argument, Argv, CommonClient, CommonOptions } from '../face.js'

type Outcomes = readonly (readonly [Error | null, unknown?])[] | null

/** The options of a client of ioredis. */
export function ioredisOptions({ prefix, db }: CommonOptions): RedisOptions {
  return {
    ...(prefix === undefined ? {} : { keyPrefix: prefix }),
    ...(db === undefined ? {} : { db }),
  }
}

/** A client of ioredis, or of its Cluster, as all clients are asked. */
export class CommonIoredis implements CommonClient {
  readonly #redis: Redis
  readonly #options: CommonOptions

  private constructor(redis: Redis, options: CommonOptions) {
    this.#redis = redis
    this.#options = options
    const { script } = options
    if (script !== undefined) redis.defineCommand(script.name, script)
  }

  static async create(redis: Redis, options: CommonOptions): Promise<CommonIoredis> {
    // One that is cut off says so.
    redis.on('error', () => {})
    if (!options.isHasty) await ready(redis)
    return new CommonIoredis(redis, options)
  }

  call(...[name, ...args]: Argv): Promise<unknown> {
    return ask(this.#redis, name.toLowerCase(), ...args)
  }

  callBuffer(...[name, ...args]: Argv): Promise<unknown> {
    return ask(this.#redis, `${name.toLowerCase()}Buffer`, ...args)
  }

  eval(lua: string, keys: readonly Argument[], args: readonly Argument[] = []): Promise<unknown> {
    return this.#redis.eval(lua, keys.length, ...keys, ...args)
  }

  evalsha(sha: string, keys: readonly Argument[], args: readonly Argument[] = []) {
    return this.#redis.evalsha(sha, keys.length, ...keys, ...args)
  }

  run(name: string, keys: readonly Argument[], args: readonly Argument[] = []): Promise<unknown> {
    return ask(this.#redis, name, ...keys, ...args)
  }

  async pipeline(...commands: readonly Argv[]): Promise<unknown[]> {
    return values(await this.#redis.pipeline(inLowerCase(commands)).exec()) as unknown[]
  }

  async multi(...commands: readonly Argv[]): Promise<unknown[] | null> {
    return values(await this.#redis.multi(inLowerCase(commands)).exec())
  }

  async runTwice(way: 'pipeline' | 'multi', name: string): Promise<unknown[]> {
    const queue = this.#redis[way]()
    ask(queue, name)
    ask(queue, name)
    return values(await queue.exec()) as unknown[]
  }

  subscribe(channel: string, listener: (channel: string, message: string) => void) {
    this.#redis.on('message', listener)
    return this.#redis.subscribe(channel)
  }

  duplicate(): Promise<CommonClient> {
    return CommonIoredis.create(this.#redis.duplicate(), this.#options)
  }

  quit(): Promise<unknown> {
    return this.#redis.quit()
  }

  async reconnect(): Promise<unknown> {
    const ended = once(this.#redis, 'end')
    this.#redis.disconnect()
    await ended
    return this.#redis.connect()
  }
}

async function ready(redis: Redis): Promise<unknown> {
  return redis.status === 'ready' ? undefined : once(redis, 'ready')
}

function inLowerCase(commands: readonly Argv[]): unknown[][] {
  return commands.map(([name, ...args]) => [name.toLowerCase(), ...args])
}

function values(outcomes: Outcomes): unknown[] | null {
  return outcomes === null ? null : outcomes.map(([error, value]) => error ?? value)
}
