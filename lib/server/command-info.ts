import type { Command } from '../command/command-table.js'
import type { KeyAccess, KeyRange, KeySpec } from '../command/key-spec.js'
import { MapReply, type Reply, SetReply, Status } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'

/** What COMMAND KEYSPECS calls the uses of a key. */
const USES: Readonly<Record<KeyAccess, readonly string[]>> = {
  RO: ['RO', 'access'],
  RW: ['RW', 'access', 'update'],
  OW: ['OW', 'update'],
  RM: ['RM', 'delete'],
}

/** All ACL categories, in the order in which COMMAND shows them. */
const CATEGORIES = [
  ...['keyspace', 'read', 'write', 'set', 'sortedset', 'list', 'hash', 'string', 'bitmap'],
  ...['hyperloglog', 'geo', 'stream', 'pubsub', 'admin', 'fast', 'slow', 'blocking', 'dangerous'],
  ...['connection', 'transaction', 'scripting'],
]

/** The ACL categories of a command, without `@`. */
export function categoriesOf(command: Command<never>): readonly string[] {
  const own = unorderedCategories(command)
  return CATEGORIES.filter((category) => own.has(category))
}

function unorderedCategories({ flags, definition }: Command<never>): ReadonlySet<string> {
  const categories = new Set(definition.categories)
  if (flags.has('write')) categories.add('write')
  if (flags.has('readonly')) categories.add('read')
  if (flags.has('admin')) categories.add('admin').add('dangerous')
  if (flags.has('pubsub')) categories.add('pubsub')
  if (flags.has('blocking')) categories.add('blocking')
  categories.add(flags.has('fast') ? 'fast' : 'slow')
  return categories
}

/**
 * A command as COMMAND INFO answers it.
 * @see https://redis.io/docs/latest/commands/command/
 */
export function commandInfo(command: Command<never>, version: RedisVersion): Reply {
  const { definition, name, arity, subcommands } = command
  const { first, last, step } = keyRange(definition.keys ?? [])
  const flags = shownFlags(command, version)
  const row: Reply[] = [
    name,
    arity,
    new SetReply(flags.map((flag) => new Status(flag))),
    first,
    last,
    step,
    new SetReply(categoriesOf(command).map((category) => new Status(`@${category}`))),
  ]
  if (version === '6.2') return row
  const specs = (definition.keys ?? []).map(keySpecInfo)
  const children = [...subcommands.values()].map((child) => commandInfo(child, version))
  return [...row, [], specs, children]
}

/** From 7.0 on COMMAND keeps `may_replicate` to itself. */
function shownFlags({ flags }: Command<never>, version: RedisVersion): string[] {
  return [...flags].filter((flag) => flag !== 'may_replicate' || version === '6.2')
}

/** The places of keys as versions before 7.0 described them: one range, of all that adjoin. */
export function keyRange(specs: readonly KeySpec[]): Omit<KeyRange, 'access'> {
  const ranges = specs.filter((spec): spec is KeyRange => 'step' in spec)
  if (ranges.length === 0) return { first: 0, last: 0, step: 0 }
  let { first, last, step } = ranges[0]
  for (const range of ranges.slice(1)) {
    if (range.first !== last + 1) break
    ;({ last, step } = range)
  }
  return { first, last, step }
}

function keySpecInfo(spec: KeySpec): Reply {
  const uses = USES[spec.access].map((use) => new Status(use))
  return new MapReply([
    ['flags', new SetReply(uses)],
    ['begin_search', beginSearch(spec)],
    ['find_keys', findKeys(spec)],
  ])
}

function beginSearch(spec: KeySpec): Reply {
  if ('keyword' in spec) {
    return typed('keyword', [
      ['keyword', spec.keyword.toUpperCase()],
      ['startfrom', spec.from],
    ])
  }
  return typed('index', [['index', 'countAt' in spec ? spec.countAt : spec.first]])
}

function findKeys(spec: KeySpec): Reply {
  if ('countAt' in spec) {
    return typed('keynum', [
      ['keynumidx', 0],
      ['firstkey', 1],
      ['keystep', 1],
    ])
  }
  if ('keyword' in spec)
    return keysInRange(spec.takes === 'half' ? -1 : 0, 1, spec.takes === 'half' ? 2 : 0)
  const { first, last, step } = spec
  return keysInRange(last < 0 ? last : last - first, step, 0)
}

function keysInRange(lastkey: number, keystep: number, limit: number): Reply {
  return typed('range', [
    ['lastkey', lastkey],
    ['keystep', keystep],
    ['limit', limit],
  ])
}

function typed(type: string, spec: readonly (readonly [string, Reply])[]): Reply {
  return new MapReply([
    ['type', type],
    ['spec', new MapReply(spec)],
  ])
}
