// Which of Redis's test files are run, and what of them is denied.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Those whose blocks run at a server that the tests did not start. Some are of newer versions alone. */
export const FILES = [
  'unit/type/string',
  'unit/type/incr',
  'unit/type/hash',
  'unit/type/hash-field-expire',
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
  'unit/scripting',
  'unit/functions',
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
  'unit/pause',
  'unit/lazyfree',
  'unit/querybuf',
  'unit/violations',
]

/** @param tests the folder of one version's source. @returns the files that it has. */
export function filesOf(tests) {
  return FILES.filter((file) => existsSync(join(tests, 'tests', `${file}.tcl`)))
}

const FOLLOWS_MASTER =
  'it makes the server a replica, and a server in memory opens no connection to a master'

/** Blocks that are not run in any version, each with the reason. */
const DENIED_BLOCKS = {
  'SRANDMEMBER with a dict containing long chain':
    'it reads the process id of a server that the tests started themselves',
  'MULTI / EXEC with REPLICAOF': FOLLOWS_MASTER,
  'exec with read commands and stale replica state change': FOLLOWS_MASTER,
}

/**
 * What of a version's tests is not run: blocks and tags, each with the reason. 6.2 does not mark
 * those of its tests that need a server of their own.
 */
export function deniedOf(version) {
  if (version !== '6.2') return { blocks: DENIED_BLOCKS, tags: {} }
  const list = join(import.meta.dirname, 'denied-of-6.2.json')
  const { blocks, tags } = JSON.parse(readFileSync(list, 'utf8'))
  const reasons = Object.entries(blocks).flatMap(([reason, titles]) =>
    titles.map((title) => [title, reason]),
  )
  return { blocks: { ...DENIED_BLOCKS, ...Object.fromEntries(reasons) }, tags }
}
