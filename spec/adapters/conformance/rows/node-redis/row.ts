import { ask } from '../../ask.js'
import type { Kind } from '../../faces/node-redis.js'
import type { NodeRedisClient, NodeRedisPackage } from '../../families/node-redis.js'

type Options = Readonly<Record<string, unknown>>

/** A version of node-redis with its protocol. */
export interface About {
  readonly nodeRedis: NodeRedisPackage
  readonly major: 4 | 5 | 6
  readonly resp: 2 | 3
}

/** What a row has. */
export interface Given extends About {
  /** A client, pool or cluster with these options, connected. */
  connect(options?: Options): Promise<NodeRedisClient>
}

/** A behaviour that is node-redis's own. */
export interface NodeRedisRow {
  readonly title: string
  readonly run: (given: Given) => Promise<unknown>
  /** The result, or what gives it where the versions differ. */
  readonly result: unknown
  readonly kind: Kind
}

export const row = (
  title: string,
  run: NodeRedisRow['run'],
  result: unknown,
  kind: Kind = 'client',
): NodeRedisRow => ({ title, run, result, kind })

/** A script or function, and how to ask for it: `name(keys, args)`. */
export interface Definition {
  readonly lua?: string
  /** Without, the caller hands over the count. */
  readonly numberOfKeys?: number
  readonly isReadOnly?: boolean
  readonly transformReply?: (reply: unknown) => unknown
}

interface Parser {
  push(...args: string[]): void
  pushKeys(keys: string[]): void
  pushKeysLength(keys: string[]): void
}

/** A definition for the options `scripts` and `functions`; a function has no body. */
export function defined({ nodeRedis }: About, definition: Definition): never {
  const { lua, numberOfKeys, isReadOnly, transformReply } = definition
  const isCounted = numberOfKeys !== undefined
  const own = {
    ...(isCounted ? { NUMBER_OF_KEYS: numberOfKeys } : {}),
    ...(isReadOnly === undefined ? {} : { IS_READ_ONLY: isReadOnly }),
    // Of version 4.
    FIRST_KEY_INDEX: (keys: string[]) => keys[0],
    transformArguments: (keys: string[] = [], args: string[] = []) => [
      ...(isCounted ? [] : [`${keys.length}`]),
      ...keys,
      ...args,
    ],
    // Of later ones.
    parseCommand(parser: Parser, keys: string[] = [], args: string[] = []) {
      if (isCounted) parser.pushKeys(keys)
      else parser.pushKeysLength(keys)
      parser.push(...args)
    },
    transformReply: transformReply ?? ((reply: unknown) => reply),
  }
  return lua === undefined ? (own as never) : nodeRedis.defineScript({ ...own, SCRIPT: lua })
}

type Entry = readonly [number, number, number, string[]]

/** The commands that scripts and functions come down to on the wire while something is done. */
export async function sent(
  client: NodeRedisClient,
  act: () => Promise<unknown>,
): Promise<string[][]> {
  await client.sendCommand(['CONFIG', 'SET', 'slowlog-log-slower-than', '0'])
  await client.sendCommand(['SLOWLOG', 'RESET'])
  await act()
  const entries = (await client.sendCommand(['SLOWLOG', 'GET', '50'])) as unknown as Entry[]
  await client.sendCommand(['CONFIG', 'SET', 'slowlog-log-slower-than', '10000'])
  const commands = entries.map(([, , , argv]) => argv).reverse()
  return commands.filter(([name = '']) => /^(EVAL|FCALL)/i.test(name))
}

/** Calls a method of a client that its options give it. */
export const named = (client: object, name: string, ...args: unknown[]): Promise<unknown> =>
  ask(client, name, ...args)
