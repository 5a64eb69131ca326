import { lagOf, type Replica } from '../replication/replica.js'
import type { Server } from '../server.js'
import type { InfoSection } from './info-lines.js'

/** The section `replication` of INFO. */
export const replication: InfoSection = (server) => {
  const { replicas } = server.replication
  const { backlog, offset, online } = replicas
  const now = server.clock.wallTime()
  return `role:master\r
connected_slaves:${online.length}\r
${minReplicas(server)}\
${online.map((replica, i) => replicaLine(replica, i, now)).join('')}\
master_failover_state:no-failover\r
master_replid:${replicas.id}\r
master_replid2:${replicas.formerId}\r
master_repl_offset:${offset}\r
second_repl_offset:${replicas.formerEnd}\r
repl_backlog_active:${backlog === undefined ? 0 : 1}\r
repl_backlog_size:${server.config.text('repl-backlog-size')}\r
repl_backlog_first_byte_offset:${backlog?.firstByte ?? 0}\r
repl_backlog_histlen:${backlog?.length ?? 0}\r
`
}

function minReplicas({ config, replication: { replicas } }: Server): string {
  const lag = config.number('min-replicas-max-lag')
  if (config.number('min-replicas-to-write') === 0 || lag === 0) return ''
  return `min_slaves_good_slaves:${replicas.countHeard(lag)}\r\n`
}

function replicaLine(replica: Replica, index: number, now: number): string {
  const { ip, port, acknowledged } = replica
  const lag = lagOf(replica, now)
  return `slave${index}:ip=${ip},port=${port},state=online,offset=${acknowledged},lag=${lag}\r\n`
}
