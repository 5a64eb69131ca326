import type { RedisVersion } from '../reply/version.js'

/** The name that TYPE answers. */
export type ValueType = 'string' | 'list' | 'set' | 'zset' | 'hash' | 'stream'

/**
 * What a key holds. Each type has a class of its own in this folder; a command asks for one with
 * `lookup(context, key, HashValue)`.
 */
export interface Value {
  readonly type: ValueType
  /** Whether it holds nothing: Redis deletes such a key (streams stay). */
  readonly isEmpty: boolean
  /** When, or how often, it was used, as KeyUsage writes it; 0 for a new one. */
  usage: number
  /** The time, in milliseconds since 1970, at which the next part of it expires (hash fields). */
  readonly nextExpiry?: number | undefined
  /** The name that OBJECT ENCODING answers. */
  encoding(version: RedisVersion): string
  /** A copy that shares nothing with it, for COPY. */
  clone(): Value
}

/** The class of one type of value, as `lookup` takes it. */
export type ValueClass<V extends Value> = abstract new (...args: never[]) => V
