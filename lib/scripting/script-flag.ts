import type { ByteString } from '../reply/byte-string.js'

/**
 * What a script or function says of itself, in the order in which Redis lists it.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#script_flags
 */
export const SCRIPT_FLAGS = [
  'no-writes',
  'allow-oom',
  'allow-stale',
  'no-cluster',
  'allow-cross-slot-keys',
] as const

export type ScriptFlag = (typeof SCRIPT_FLAGS)[number]

/** The flags that a server lets scripts and functions have. */
export class KnownFlags {
  /** Those of Redis alone. */
  static readonly ofRedis = new KnownFlags([])
  readonly #flags: ReadonlyMap<ByteString, ScriptFlag | undefined>

  /** @param extra names that other servers know; they have no effect. */
  constructor(extra: Iterable<ByteString>) {
    const flags = new Map<ByteString, ScriptFlag | undefined>()
    for (const name of extra) flags.set(name, undefined)
    for (const name of SCRIPT_FLAGS) flags.set(name, name)
    this.#flags = flags
  }

  /** Adds a flag to others. @returns whether it is known. */
  add(name: ByteString, flags: Set<ScriptFlag>): boolean {
    const flag = this.#flags.get(name)
    if (flag !== undefined) flags.add(flag)
    return this.#flags.has(name)
  }
}
