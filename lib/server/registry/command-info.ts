import type { Command } from '../../command/command-table.js'
import type { CommandFlag } from '../../command/define-command.js'
import type { KeyRange, KeySpec } from '../../command/key-spec.js'
import { MapReply, type Reply, SetReply, Status } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { tipsOf } from './command-tips.js'

/** All flags, in the order in which COMMAND shows them. */
const FLAG_ORDER: readonly CommandFlag[] = [
  ...(['write', 'readonly', 'denyoom', 'admin', 'pubsub', 'noscript', 'blocking'] as const),
  ...(['random', 'sort_for_script', 'loading', 'stale', 'skip_monitor', 'skip_slowlog'] as const),
  ...(['asking', 'fast', 'no_auth', 'may_replicate', 'no_mandatory_keys'] as const),
  ...(['no_async_loading', 'no_multi', 'movablekeys', 'allow_busy'] as const),
]

/**
 * A command as COMMAND INFO answers it.
 * @see https://redis.io/docs/latest/commands/command/
 */
export function commandInfo(command: Command<never>, version: RedisVersion): Reply {
  const { name, arity, categories, subcommands } = command
  const keys = keySpecsOf(command, version)
  const { first, last, step } = keyRange(keys)
  const flags = shownFlags(command, version)
  const row: Reply[] = [
    name,
    arity,
    new SetReply(flags.map((flag) => new Status(flag))),
    first,
    last,
    step,
    new SetReply([...categories].map((category) => new Status(`@${category}`))),
  ]
  if (version === '6.2') return row
  const specs = new SetReply(keys.map(keySpecInfo))
  const children = [...subcommands.values()].map((child) => commandInfo(child, version))
  const tips = new SetReply(tipsOf(name, version))
  // No subcommands are an empty set, and some are an array.
  return [...row, tips, specs, children.length === 0 ? new SetReply([]) : children]
}

/** From 7.0 on the keys of a container are those of its subcommands. */
function keySpecsOf(
  { definition, subcommands }: Command<never>,
  version: RedisVersion,
): readonly KeySpec[] {
  const isContainer = subcommands.size > 0 && version !== '6.2'
  return isContainer ? [] : (definition.keys ?? [])
}

/** From 7.0 on COMMAND keeps `may_replicate` to itself. */
function shownFlags({ flags }: Command<never>, version: RedisVersion): string[] {
  return FLAG_ORDER.filter(
    (flag) => flags.has(flag) && (flag !== 'may_replicate' || version === '6.2'),
  )
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
  const uses = spec.access.split(' ').map((use) => new Status(use))
  if ('accessIn' in spec) uses.push(new Status('variable_flags'))
  return new MapReply([
    ['flags', new SetReply(uses)],
    ['begin_search', beginSearch(spec)],
    ['find_keys', findKeys(spec)],
  ])
}

function beginSearch(spec: KeySpec): Reply {
  if ('isUnknown' in spec) return typed('unknown', [])
  if ('keyword' in spec) {
    return typed('keyword', [
      ['keyword', spec.keyword.toUpperCase()],
      ['startfrom', spec.from],
    ])
  }
  return typed('index', [['index', 'countAt' in spec ? spec.countAt : spec.first]])
}

function findKeys(spec: KeySpec): Reply {
  if ('isUnknown' in spec) return typed('unknown', [])
  if ('countAt' in spec) {
    return typed('keynum', [
      ['keynumidx', 0],
      ['firstkey', 1],
      ['keystep', 1],
    ])
  }
  if ('keyword' in spec) {
    return keysInRange(spec.takes === 'one' ? 0 : -1, 1, spec.takes === 'half' ? 2 : 0)
  }
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
