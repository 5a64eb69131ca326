import { HashValue } from '../../keyspace/hash-value.js'
import { ListValue } from '../../keyspace/list-value.js'
import { SetValue } from '../../keyspace/set-value.js'
import { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import { StreamValue } from '../../keyspace/stream-value.js'
import type { Value } from '../../keyspace/value.js'
import type { RedisVersion } from '../../reply/version.js'

/** A node of a list has about so many bytes. */
const LIST_NODE_BYTES = 8192
const TABLES = new Set(['hashtable', 'skiplist'])

/** In how many steps Redis would free a value: what is in one piece goes in one. */
export function freeEffort(value: Value, version: RedisVersion): number {
  if (value instanceof ListValue) return Math.ceil(value.listpackBytes / LIST_NODE_BYTES)
  if (value instanceof StreamValue) return streamEffort(value)
  const isCollection =
    value instanceof HashValue || value instanceof SetValue || value instanceof SortedSetValue
  return isCollection && TABLES.has(value.encoding(version)) ? value.size : 1
}

/** Its nodes, and the entries that its first group waits for, times the groups. */
function streamEffort({ groups, treeNodes }: StreamValue): number {
  const [first] = groups.all
  if (first === undefined) return treeNodes
  return treeNodes + groups.size * (1 + first.pending.size)
}
