import type { Database } from '../../keyspace/database.js'
import { DICT_ENTRY, OBJECT, POINTER } from './layout.js'

const SLOTS_AT_LEAST = 4

/** The bytes of a hash table's slots: a power of two of them. */
export function slotBytes(entries: number): number {
  if (entries === 0) return 0
  return POINTER * Math.max(SLOTS_AT_LEAST, 2 ** Math.ceil(Math.log2(entries)))
}

/** The bytes of a database's table of keys, the objects in it included, as MEMORY STATS counts. */
export function keyTableBytes({ size }: Database): number {
  return slotBytes(size) + size * (DICT_ENTRY + OBJECT)
}

/** The bytes of a database's table of times of expiry. */
export function expiryTableBytes({ expiring }: Database): number {
  return slotBytes(expiring) + expiring * DICT_ENTRY
}
