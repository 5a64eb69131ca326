import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'

export const NOT_A_CLUSTER = new ErrorReply('ERR This instance has cluster support disabled')

export const CROSS_SLOT = new ErrorReply("CROSSSLOT Keys in request don't hash to the same slot")
export const SLOT_NOT_SERVED = new ErrorReply('CLUSTERDOWN Hash slot not served')
export const CLUSTER_DOWN = new ErrorReply('CLUSTERDOWN The cluster is down')
export const CLUSTER_READS_ONLY = new ErrorReply(
  'CLUSTERDOWN The cluster is down and only accepts read commands',
)

/** What tells a client of a cluster where to go. EXEC answers them as they are. */
export const REDIRECTIONS: ReadonlySet<ErrorReply> = new Set([
  CROSS_SLOT,
  SLOT_NOT_SERVED,
  CLUSTER_DOWN,
  CLUSTER_READS_ONLY,
])

/** Commands for which a cluster has but one database or no replicas of this kind. */
export const SELECT_IN_CLUSTER = new ErrorReply('ERR SELECT is not allowed in cluster mode')
export const MOVE_IN_CLUSTER = new ErrorReply('ERR MOVE is not allowed in cluster mode')
export const SWAPDB_IN_CLUSTER = new ErrorReply('ERR SWAPDB is not allowed in cluster mode')
export const COPY_IN_CLUSTER = new ErrorReply(
  'ERR Copying to another database is not allowed in cluster mode',
)
export const REPLICAOF_IN_CLUSTER = new ErrorReply('ERR REPLICAOF not allowed in cluster mode.')
export const FAILOVER_IN_CLUSTER = new ErrorReply(
  'ERR FAILOVER not allowed in cluster mode. Use CLUSTER FAILOVER command instead.',
)

export const INVALID_SLOT = new ErrorReply('ERR Invalid slot')
export const INVALID_SLOT_OR_COUNT = new ErrorReply('ERR Invalid slot or number of keys')
export const SLOT_OUT_OF_RANGE = new ErrorReply('ERR Invalid or out of range slot')
export const RESET_WITH_KEYS = new ErrorReply(
  "ERR CLUSTER RESET can't be called with master nodes containing keys",
)
export const FLUSHSLOTS_WITH_KEYS = new ErrorReply(
  'ERR DB must be empty to perform CLUSTER FLUSHSLOTS.',
)
export const FORGET_MYSELF = new ErrorReply("ERR I tried hard but I can't forget myself...")
export const REPLICATE_MYSELF = new ErrorReply("ERR Can't replicate myself")
export const FAILOVER_OF_MASTER = new ErrorReply(
  'ERR You should send CLUSTER FAILOVER to a replica',
)
export const EPOCH_IS_SET = new ErrorReply('ERR Node config epoch is already non-zero')
export const BAD_SETSLOT = new ErrorReply(
  'ERR Invalid CLUSTER SETSLOT action or number of arguments. Try CLUSTER HELP',
)

/** What SORT answers to a pattern whose keys may be in another slot. */
export function patternInCluster(version: RedisVersion, option: 'BY' | 'GET'): ErrorReply {
  const reason =
    version < '7.4' ? '.' : ' when keys formed by the pattern may be in different slots.'
  return new ErrorReply(`ERR ${option} option of SORT denied in Cluster mode${reason}`)
}

export function unknownNode(id: ByteString): ErrorReply {
  return new ErrorReply(`ERR Unknown node ${id}`)
}

export function unknownTarget(id: ByteString): ErrorReply {
  return new ErrorReply(`ERR I don't know about node ${id}`)
}

export function alreadyOwner(slot: number): ErrorReply {
  return new ErrorReply(`ERR I'm already the owner of hash slot ${slot}`)
}

export function notOwner(slot: number): ErrorReply {
  return new ErrorReply(`ERR I'm not the owner of hash slot ${slot}`)
}

export function slotBusy(slot: number): ErrorReply {
  return new ErrorReply(`ERR Slot ${slot} is already busy`)
}

export function slotUnassigned(slot: number): ErrorReply {
  return new ErrorReply(`ERR Slot ${slot} is already unassigned`)
}

export function slotTwice(slot: number): ErrorReply {
  return new ErrorReply(`ERR Slot ${slot} specified multiple times`)
}

export function badSlotRange(start: number, end: number): ErrorReply {
  return new ErrorReply(`ERR start slot number ${start} is greater than end slot number ${end}`)
}

export function badEpoch(epoch: bigint): ErrorReply {
  return new ErrorReply(`ERR Invalid config epoch specified: ${epoch}`)
}

export function badNodePort(
  version: RedisVersion,
  kind: 'base' | 'bus',
  port: ByteString,
): ErrorReply {
  const transport = version < '7.2' ? 'TCP ' : ''
  return new ErrorReply(`ERR Invalid ${transport}${kind} port specified: ${port}`)
}

export function badNodeAddress(host: ByteString, port: ByteString): ErrorReply {
  return new ErrorReply(`ERR Invalid node address specified: ${host}:${port}`)
}
