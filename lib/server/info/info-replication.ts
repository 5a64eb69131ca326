import { lagOf, type Replica } from '../replication/replica.js'
import type { Server } from '../server.js'
import type { InfoLine } from './info-lines.js'

/** The section `replication` of INFO. */
export function replication(server: Server): InfoLine[] {
  const { replicas } = server.replication
  const { backlog, offset, online } = replicas
  const now = server.clock.wallTime()
  return [
    ['role', 'master'],
    ['connected_slaves', online.length],
    ...minReplicas(server),
    ...online.map((replica, i): InfoLine => [`slave${i}`, replicaText(replica, now)]),
    ['master_failover_state', 'no-failover'],
    ['master_replid', replicas.id],
    ['master_replid2', replicas.formerId],
    ['master_repl_offset', offset],
    ['second_repl_offset', replicas.formerEnd],
    ['repl_backlog_active', backlog === undefined ? 0 : 1],
    ['repl_backlog_size', server.config.text('repl-backlog-size')],
    ['repl_backlog_first_byte_offset', backlog?.firstByte ?? 0],
    ['repl_backlog_histlen', backlog?.length ?? 0],
  ]
}

function minReplicas({ config, replication }: Server): InfoLine[] {
  const lag = config.number('min-replicas-max-lag')
  if (config.number('min-replicas-to-write') === 0 || lag === 0) return []
  return [['min_slaves_good_slaves', replication.replicas.countHeard(lag)]]
}

function replicaText(replica: Replica, now: number): string {
  const { ip, port, acknowledged } = replica
  return `ip=${ip},port=${port},state=online,offset=${acknowledged},lag=${lagOf(replica, now)}`
}
