import type { createClient, createClientPool, createCluster, RedisClientType } from 'redis'
import { ask } from '../ask.js'
import type { Argument, Argv, CommonClient, CommonOptions, NamedScript } from '../face.js'

/** A version of node-redis. */
export interface NodeRedisPackage {
  readonly major: 4 | 5 | 6
  readonly createClient: typeof createClient
  readonly createClientPool: typeof createClientPool
  readonly createCluster: typeof createCluster
  readonly defineScript: (definition: object) => never
  /** Of version 4. */
  readonly commandOptions: (options: object) => object
  readonly ErrorReply: typeof Error
  readonly MultiErrorReply: new (...args: never[]) => Error & { errors(): Iterable<Error> }
  readonly WatchError: typeof Error
  readonly ClientClosedError: typeof Error
  readonly ClientOfflineError: typeof Error
}

export type NodeRedisClient = RedisClientType

/** What `exec` fails with where a command fails. */
type MultiError = Error & { readonly replies: unknown[] }

const RESP_BULK_STRING = 36

/** The options of a client of node-redis. */
export function nodeRedisOptions(
  nodeRedis: NodeRedisPackage,
  { db, script }: CommonOptions,
): Readonly<Record<string, unknown>> {
  return {
    ...(db === undefined ? {} : { database: db }),
    ...(script === undefined ? {} : { scripts: { [script.name]: defined(nodeRedis, script) } }),
  }
}

function defined({ defineScript }: NodeRedisPackage, { lua, numberOfKeys }: NamedScript): never {
  const argv = (keys: Argument[] = [], args: Argument[] = []) => [...keys, ...args].map(String)
  return defineScript({
    NUMBER_OF_KEYS: numberOfKeys,
    SCRIPT: lua,
    // Of version 4, and of later ones.
    transformArguments: argv,
    parseCommand: (parser: { push(...args: string[]): void }, ...given: Argument[][]) =>
      parser.push(...argv(...given)),
    transformReply: (reply: unknown) => reply,
  })
}

/** A client of node-redis, as all clients are asked. */
export class CommonNodeRedis implements CommonClient {
  readonly #client: NodeRedisClient
  readonly #major: number

  private constructor(client: NodeRedisClient, major: number) {
    this.#client = client
    this.#major = major
  }

  static async create(client: NodeRedisClient, major: number, { isHasty }: CommonOptions) {
    // One that is cut off says so.
    client.on('error', () => {})
    const connected = client.connect()
    if (!isHasty) await connected
    return new CommonNodeRedis(client, major)
  }

  call(...argv: Argv): Promise<unknown> {
    return this.#client.sendCommand(argv.map(text))
  }

  callBuffer(...argv: Argv): Promise<unknown> {
    const args = argv.map(text)
    return this.#major === 4
      ? ask(this.#client, 'sendCommand', args, { returnBuffers: true })
      : this.#client.sendCommand(args, { typeMapping: { [RESP_BULK_STRING]: Buffer } })
  }

  eval(lua: string, keys: readonly Argument[], args: readonly Argument[] = []): Promise<unknown> {
    return this.#client.eval(lua, { keys: keys.map(text), arguments: args.map(text) })
  }

  evalsha(sha: string, keys: readonly Argument[], args: readonly Argument[] = []) {
    return this.#client.evalSha(sha, { keys: keys.map(text), arguments: args.map(text) })
  }

  run(name: string, keys: readonly Argument[], args: readonly Argument[] = []): Promise<unknown> {
    return ask(this.#client, name, keys, args)
  }

  /** `execAsPipeline` fails as soon as one command does, so each is asked for by itself, at once. */
  async pipeline(...commands: readonly Argv[]): Promise<unknown[]> {
    const settled = await Promise.allSettled(commands.map((argv) => this.call(...argv)))
    return settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason))
  }

  async multi(...commands: readonly Argv[]): Promise<unknown[] | null> {
    const queue = this.#client.multi()
    for (const argv of commands) queue.addCommand(argv.map(text))
    return queue.exec().catch((error: Error) => {
      if (error.constructor.name === 'WatchError') return null
      if ('replies' in error) return (error as MultiError).replies
      throw error
    }) as Promise<unknown[] | null>
  }

  runTwice(way: 'pipeline' | 'multi', name: string): Promise<unknown[]> {
    const queue = this.#client.multi()
    ask(queue, name)
    ask(queue, name)
    return (way === 'multi' ? queue.exec() : queue.execAsPipeline()) as Promise<unknown[]>
  }

  subscribe(channel: string, listener: (channel: string, message: string) => void) {
    return this.#client.subscribe(channel, (message, heard) => listener(heard, message))
  }

  duplicate(): Promise<CommonClient> {
    return CommonNodeRedis.create(this.#client.duplicate(), this.#major, {})
  }

  quit(): Promise<unknown> {
    return this.#client.quit()
  }

  async reconnect(): Promise<unknown> {
    await endNodeRedis(this.#client, this.#major)
    return this.#client.connect()
  }
}

/** Ends a connection at once; version 4 takes a while to give back what it holds. */
export async function endNodeRedis(client: NodeRedisClient, major: number): Promise<void> {
  if (client.isOpen) await ask(client, major === 4 ? 'disconnect' : 'destroy')
}

function text(argument: Argument): string | Buffer {
  return typeof argument === 'number' ? `${argument}` : argument
}
