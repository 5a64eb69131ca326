// Which of Redis's test files are run, and what of them is denied.

export const FILES = [
  'unit/type/string',
  'unit/type/incr',
  'unit/type/hash',
  'unit/type/list',
  'unit/type/list-2',
  'unit/type/list-3',
  'unit/type/set',
  'unit/type/zset',
  'unit/type/stream',
  'unit/type/stream-cgroups',
  'unit/expire',
  'unit/scan',
  'unit/sort',
  'unit/bitops',
  'unit/bitfield',
  'unit/geo',
  'unit/hyperloglog',
  'unit/keyspace',
  'unit/multi',
  'unit/pubsub',
  'unit/pubsubshard',
  'unit/other',
  'unit/info-command',
  'unit/info',
  'unit/introspection',
  'unit/introspection-2',
  'unit/dump',
  'unit/acl',
  'unit/acl-v2',
  'unit/auth',
  'unit/protocol',
  'unit/tracking',
  'unit/quit',
  'unit/limits',
  'unit/slowlog',
  'unit/latency-monitor',
]

/** Tags whose blocks are not run, each with the reason. */
export const DENIED_TAGS = {
  'needs:repl': 'they attach replicas, and one process has none',
}

/** Blocks that real Redis fails too in this mode, each with the reason. */
export const DENIED_BLOCKS = {
  'SRANDMEMBER with a dict containing long chain':
    'it reads the process id of a server that the tests started themselves',
}
