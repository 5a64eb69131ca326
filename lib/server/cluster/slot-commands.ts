import { HASH_SLOTS, hashSlot } from '../../command/hash-slot.js'
import { parseInt64, parseInteger } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  alreadyOwner,
  BAD_SETSLOT,
  badSlotRange,
  FLUSHSLOTS_WITH_KEYS,
  INVALID_SLOT,
  INVALID_SLOT_OR_COUNT,
  notOwner,
  SLOT_OUT_OF_RANGE,
  slotBusy,
  slotTwice,
  slotUnassigned,
  unknownNode,
  unknownTarget,
} from '../../reply/errors/cluster.js'
import { wrongArity } from '../../reply/errors/common.js'
import { notAvailable } from '../../reply/errors/server.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { Cluster } from './cluster.js'
import type { ClusterCommand } from './cluster-command.js'

/** The first argument of a subcommand. */
const ARGUMENTS_AT = 2

export const keyslot: ClusterCommand = (_, [, , key]) => hashSlot(key)

/** @see https://redis.io/docs/latest/commands/cluster-countkeysinslot/ */
export const countKeysInSlot: ClusterCommand = ({ keys }, [, , text]) => {
  const slot = parseInteger(text)
  if (slot instanceof ErrorReply) return slot
  return isSlot(slot) ? keys.countIn(slot) : INVALID_SLOT
}

/** @see https://redis.io/docs/latest/commands/cluster-getkeysinslot/ */
export const getKeysInSlot: ClusterCommand = ({ keys }, [, , slotText, countText]) => {
  const slot = parseInteger(slotText)
  if (slot instanceof ErrorReply) return slot
  const count = parseInteger(countText)
  if (count instanceof ErrorReply) return count
  return isSlot(slot) && count >= 0 ? [...keys.keysIn(slot, count)] : INVALID_SLOT_OR_COUNT
}

function isSlot(slot: number): boolean {
  return slot >= 0 && slot < HASH_SLOTS
}

export const addSlots: ClusterCommand = (cluster, argv) => assign(cluster, readSlots(argv), true)

export const deleteSlots: ClusterCommand = (cluster, argv) =>
  assign(cluster, readSlots(argv), false)

export const addSlotRanges: ClusterCommand = (cluster, argv) =>
  assign(cluster, readRanges(argv), true)

export const deleteSlotRanges: ClusterCommand = (cluster, argv) =>
  assign(cluster, readRanges(argv), false)

/** Lets the node serve slots, or no longer serve them: all of them or none. */
function assign(cluster: Cluster, read: readonly number[] | ErrorReply, isOwned: boolean): Reply {
  if (read instanceof ErrorReply) return read
  const seen = new Set<number>()
  for (const slot of read) {
    if (cluster.slots.has(slot) === isOwned) return isOwned ? slotBusy(slot) : slotUnassigned(slot)
    if (seen.has(slot)) return slotTwice(slot)
    seen.add(slot)
  }
  for (const slot of read) cluster.slots.set(slot, isOwned)
  return OK
}

function readSlots(argv: readonly ByteString[]): readonly number[] | ErrorReply {
  const slots: number[] = []
  for (const text of argv.slice(ARGUMENTS_AT)) {
    const slot = readSlot(text)
    if (slot === undefined) return SLOT_OUT_OF_RANGE
    slots.push(slot)
  }
  return slots
}

function readRanges(argv: readonly ByteString[]): readonly number[] | ErrorReply {
  if (argv.length % 2 !== 0) return wrongArity(`cluster|${argv[1].toLowerCase()}`)
  const bounds = readSlots(argv)
  if (bounds instanceof ErrorReply) return bounds
  const slots: number[] = []
  for (let at = 0; at < bounds.length; at += 2) {
    const [first, last] = [bounds[at], bounds[at + 1]]
    if (first > last) return badSlotRange(first, last)
    for (let slot = first; slot <= last; slot++) slots.push(slot)
  }
  return slots
}

function readSlot(text: ByteString): number | undefined {
  const slot = parseInt64(text)
  return slot !== undefined && slot >= 0n && slot < BigInt(HASH_SLOTS) ? Number(slot) : undefined
}

export const flushSlots: ClusterCommand = ({ slots }, _, { keyspace }) => {
  if (keyspace.databases[0].size > 0) return FLUSHSLOTS_WITH_KEYS
  slots.releaseAll()
  return OK
}

/** @see https://redis.io/docs/latest/commands/cluster-setslot/ */
export const setSlot: ClusterCommand = (cluster, argv) => {
  const slot = readSlot(argv[2])
  if (slot === undefined) return SLOT_OUT_OF_RANGE
  const action = argv[3].toLowerCase()
  if (action === 'stable' && argv.length === 4) return OK
  if (argv.length !== 5) return BAD_SETSLOT
  const isMyself = argv[4] === cluster.nodeId
  const isOwned = cluster.slots.has(slot)
  switch (action) {
    case 'migrating':
      if (!isOwned) return notOwner(slot)
      return isMyself ? toItself() : unknownTarget(argv[4])
    case 'importing':
      if (isOwned) return alreadyOwner(slot)
      return isMyself ? toItself() : unknownTarget(argv[4])
    case 'node':
      if (!isMyself) return unknownNode(argv[4])
      cluster.slots.set(slot, true)
      return OK
    default:
      return BAD_SETSLOT
  }
}

function toItself(): ErrorReply {
  return notAvailable('cluster setslot', 'a cluster of one node has none to move slots to')
}
