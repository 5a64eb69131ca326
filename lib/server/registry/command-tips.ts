import type { RedisVersion } from '../../reply/version.js'

const ALL_SUCCEEDED = 'response_policy:all_succeeded'
const SPECIAL = 'response_policy:special'
const OUTPUT = 'nondeterministic_output'

interface Tips {
  readonly tips: readonly string[]
  readonly commands: string
  readonly since?: RedisVersion
  readonly before?: RedisVersion
}

/** What tells proxies and clients of clusters where to send a command and how to join replies. */
const TIPS: readonly Tips[] = [
  {
    tips: [OUTPUT],
    commands:
      'client|info client|list cluster|bumpepoch cluster|count-failure-reports ' +
      'cluster|getkeysinslot cluster|info cluster|links cluster|myshardid cluster|nodes ' +
      'cluster|replicas cluster|shards cluster|slaves cluster|slots dump hrandfield hscan ' +
      'lastsave migrate object|encoding object|freq object|idletime object|refcount pttl spop ' +
      'srandmember sscan time ttl xadd xautoclaim xclaim xinfo|consumers xpending xtrim ' +
      'zrandmember zscan',
  },
  {
    tips: ['nondeterministic_output_order'],
    commands:
      'command command|docs command|info command|list function|list hgetall hkeys hvals ' +
      'module|list sdiff sinter smembers sunion',
  },
  {
    tips: ['request_policy:multi_shard', 'response_policy:agg_sum'],
    commands: 'del exists touch unlink',
  },
  {
    tips: ['request_policy:multi_shard', 'response_policy:agg_min'],
    commands: 'msetnx',
    before: '7.2',
  },
  { tips: ['request_policy:multi_shard', ALL_SUCCEEDED], commands: 'mset' },
  { tips: ['request_policy:multi_shard'], commands: 'mget' },
  {
    tips: ['request_policy:all_shards', ALL_SUCCEEDED],
    commands:
      'flushall flushdb function|delete function|flush function|load function|restore ' +
      'memory|purge ping',
  },
  {
    tips: [OUTPUT, 'request_policy:all_shards', SPECIAL],
    commands: 'function|stats info memory|doctor memory|malloc-stats memory|stats',
  },
  {
    tips: ['request_policy:all_shards', 'response_policy:agg_logical_and'],
    commands: 'script|exists',
  },
  {
    tips: ['request_policy:all_shards', 'response_policy:one_succeeded'],
    commands: 'function|kill script|kill',
  },
  {
    tips: ['request_policy:all_shards', 'nondeterministic_output_order'],
    commands: 'keys',
  },
  { tips: ['request_policy:all_shards', 'response_policy:agg_min'], commands: 'wait waitaof' },
  { tips: ['request_policy:all_shards', 'response_policy:agg_sum'], commands: 'dbsize' },
  { tips: ['request_policy:all_shards', OUTPUT], commands: 'randomkey', before: '7.2' },
  { tips: ['request_policy:all_shards', SPECIAL, OUTPUT], commands: 'randomkey', since: '7.2' },
  { tips: [OUTPUT, 'request_policy:special'], commands: 'scan', before: '7.2' },
  { tips: [OUTPUT, 'request_policy:special', SPECIAL], commands: 'scan', since: '7.2' },
  {
    tips: ['request_policy:all_nodes', ALL_SUCCEEDED],
    commands: 'client|setinfo config|set script|flush script|load slowlog|reset',
  },
  {
    tips: ['request_policy:all_nodes', ALL_SUCCEEDED],
    commands: 'acl|deluser acl|save acl|setuser client|setname config|resetstat config|rewrite',
    since: '7.2',
  },
  {
    tips: ['request_policy:all_nodes', ALL_SUCCEEDED],
    commands: 'latency|reset',
    before: '7.2',
  },
  {
    tips: ['request_policy:all_nodes', 'response_policy:agg_sum'],
    commands: 'latency|reset',
    since: '7.2',
  },
  {
    tips: [OUTPUT, 'request_policy:all_nodes', SPECIAL],
    commands: 'latency|doctor latency|graph latency|histogram latency|history latency|latest',
  },
  {
    tips: ['request_policy:all_nodes', 'response_policy:agg_sum', OUTPUT],
    commands: 'slowlog|len',
  },
  { tips: ['request_policy:all_nodes', OUTPUT], commands: 'slowlog|get' },
]

/**
 * The tips of a command in a version, by its whole name.
 * @see https://redis.io/docs/latest/develop/reference/command-tips/
 */
export function tipsOf(name: string, version: RedisVersion): readonly string[] {
  const found = TIPS.find(
    ({ commands, since = version, before = '9' }) =>
      since <= version && version < before && commands.split(' ').includes(name),
  )
  return found?.tips ?? []
}
