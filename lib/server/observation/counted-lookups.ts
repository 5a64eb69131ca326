import type { Command } from '../../command/command-table.js'
import { type KeyReference, type KeySpec, keyReferences } from '../../command/key-spec.js'
import type { LookupKind } from '../../keyspace/lookups.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

/** Commands that search for no key in the way that counts, though they only read. */
const NEVER: ReadonlySet<string> = new Set(['keys', 'memory', 'memory|usage', 'randomkey', 'watch'])

/** Commands that write, and still search for all of their keys to read them. */
const READING_WRITES: ReadonlySet<string> = new Set([
  'getdel',
  'getex',
  'getset',
  'migrate',
  'pfcount',
  'pfmerge',
  'xack',
  'xautoclaim',
  'xclaim',
  'xreadgroup',
])

/** Before 7.0 these search for their sources as if to write them. */
const WRITING_BEFORE_7: ReadonlySet<string> = new Set([
  'copy',
  'sdiffstore',
  'sinterstore',
  'sunionstore',
  'zdiffstore',
  'zinterstore',
  'zrangestore',
  'zunionstore',
])

/** Which of the searches of each command count in INFO's keyspace_hits and keyspace_misses. */
export class CountedLookups {
  readonly #version: RedisVersion
  /** Where that follows from the command alone. */
  readonly #known = new Map<Command<never>, LookupKind | 'by argv'>()

  constructor(version: RedisVersion) {
    this.#version = version
  }

  of(command: Command<never>, argv: readonly ByteString[]): LookupKind {
    let known = this.#known.get(command)
    if (known === undefined) {
      known = kindOf(command, this.#version)
      this.#known.set(command, known)
    }
    return known === 'by argv' ? this.#byArgv(command, argv) : known
  }

  #byArgv({ definition, name }: Command<never>, argv: readonly ByteString[]): LookupKind {
    if (name === 'sort') return this.#version < '7.0' && stores(argv) ? 'none' : 'all'
    if (name === 'scan') return this.#ofScan(argv)
    // 6.2 reads one key as if to write it: the estimate is kept in it.
    if (name === 'pfcount' && argv.length === 2 && this.#version < '7.0') return 'none'
    if (name === 'set' && !asksForOld(argv)) return 'none'
    const isRead = name === 'set' || READING_WRITES.has(name) ? () => true : onlyReads
    const keys = keyReferences(definition.keys ?? [], argv).filter(isRead)
    return keys.length === 0 ? 'none' : keys.map(({ place }) => argv[place])
  }

  /** SCAN looks at keys themselves where it wants a type. */
  #ofScan(argv: readonly ByteString[]): LookupKind {
    if (!argv.some((word) => word.toLowerCase() === 'type')) return 'none'
    return this.#version < '7.2' ? 'all' : 'all, untold'
  }
}

function kindOf(
  { definition, flags, name }: Command<never>,
  version: RedisVersion,
): LookupKind | 'by argv' {
  if (version < '7.0' && WRITING_BEFORE_7.has(name)) return 'none'
  if (NEVER.has(name)) return 'none'
  if (name === 'object' || name.startsWith('object|')) return 'all, untold'
  if (name === 'scan' || READING_WRITES.has(name)) return 'by argv'
  if (flags.has('readonly')) return 'all'
  return (definition.keys ?? []).some(mayOnlyRead) ? 'by argv' : 'none'
}

function mayOnlyRead(spec: KeySpec): boolean {
  return onlyReads(spec) || ('accessIn' in spec && spec.accessIn !== undefined)
}

function onlyReads({ access }: Pick<KeyReference, 'access'>): boolean {
  return access.startsWith('RO')
}

function asksForOld(argv: readonly ByteString[]): boolean {
  return argv.length > 3 && argv.slice(3).some((word) => word.toLowerCase() === 'get')
}

function stores(argv: readonly ByteString[]): boolean {
  return argv.slice(2).some((word) => word.toLowerCase() === 'store')
}
