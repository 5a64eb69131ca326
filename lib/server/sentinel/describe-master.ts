import { MapReply } from '../../reply/reply.js'
import type { Sentinel } from './sentinel.js'
import { nameOf } from './sentinel.js'
import {
  DOWN_AFTER,
  FAILOVER_TIMEOUT,
  type WatchedMaster,
  type WatchedNode,
} from './watched-master.js'

/** How often a sentinel asks its nodes, in milliseconds. */
const PING_PERIOD = 1000
const INFO_PERIOD = 10_000

type Fields = readonly (readonly [name: string, value: string | number])[]

/** What SENTINEL MASTER tells. */
export function describeMaster(sentinel: Sentinel, master: WatchedMaster): MapReply {
  const { name, address, roleSince, quorum } = master
  return inWords([
    ...identity(name, address, sentinel.serverOf(master).runId, 'master'),
    ...link(),
    ...asked('master', roleSince),
    ['config-epoch', master.configEpoch],
    ['num-slaves', master.replicas.length],
    ['num-other-sentinels', sentinel.others.length],
    ['quorum', quorum],
    ['failover-timeout', FAILOVER_TIMEOUT],
    ['parallel-syncs', 1],
  ])
}

/** What SENTINEL REPLICAS tells of one. */
export function describeReplica(sentinel: Sentinel, master: WatchedMaster, replica: WatchedNode) {
  const { replicas } = sentinel.serverOf(master).replication
  return inWords([
    ...identity(nameOf(replica), replica, replica.runId, 'slave'),
    ...link(),
    ...asked('slave', master.roleSince),
    ['master-link-down-time', 0],
    ['master-link-status', 'ok'],
    ['master-host', master.address.host],
    ['master-port', master.address.port],
    ['slave-priority', 100],
    ['slave-repl-offset', replicas.offset],
    ['replica-announced', 1],
  ])
}

/** What SENTINEL SENTINELS tells of one. */
export function describeSentinel(other: WatchedNode): MapReply {
  return inWords([
    ...identity(other.runId, other, other.runId, 'sentinel'),
    ...link(),
    ['last-hello-message', Date.now() % (2 * PING_PERIOD)],
    ['voted-leader', '?'],
    ['voted-leader-epoch', 0],
  ])
}

function identity(name: string, { host, port }: WatchedNode, runId: string, flags: string): Fields {
  return [
    ['name', name],
    ['ip', host],
    ['port', port],
    ['runid', runId],
    ['flags', flags],
  ]
}

function link(): Fields {
  const age = Date.now() % PING_PERIOD
  return [
    ['link-pending-commands', 0],
    ['link-refcount', 1],
    ['last-ping-sent', 0],
    ['last-ok-ping-reply', age],
    ['last-ping-reply', age],
    ['down-after-milliseconds', DOWN_AFTER],
  ]
}

function asked(role: string, since: number): Fields {
  const age = Date.now() - since
  return [
    ['info-refresh', age % INFO_PERIOD],
    ['role-reported', role],
    ['role-reported-time', age],
  ]
}

/** All values are texts. */
function inWords(fields: Fields): MapReply {
  return new MapReply(fields.map(([name, value]) => [name, `${value}`]))
}
