import { MapReply, type Reply, Verbatim } from '../../reply/reply.js'
import type { ClusterCommand } from './cluster-command.js'
import { type NodeAddress, nodeAddress } from './node-address.js'

/** @see https://redis.io/docs/latest/commands/cluster-info/ */
export const clusterInfo: ClusterCommand = (cluster, _, { version }) => {
  const { slots, isUp, currentEpoch, configEpoch } = cluster
  const lines = [
    `cluster_state:${isUp ? 'ok' : 'fail'}`,
    `cluster_slots_assigned:${slots.count}`,
    `cluster_slots_ok:${slots.count}`,
    'cluster_slots_pfail:0',
    'cluster_slots_fail:0',
    'cluster_known_nodes:1',
    `cluster_size:${slots.count > 0 ? 1 : 0}`,
    `cluster_current_epoch:${currentEpoch}`,
    `cluster_my_epoch:${configEpoch}`,
    // There is no other node to send or get messages.
    'cluster_stats_messages_sent:0',
    'cluster_stats_messages_received:0',
    ...(version >= '7.0' ? ['total_cluster_links_buffer_limit_exceeded:0'] : []),
  ]
  return new Verbatim('txt', lines.map((line) => `${line}\r\n`).join(''))
}

/** @see https://redis.io/docs/latest/commands/cluster-nodes/ */
export const clusterNodes: ClusterCommand = (cluster, _, { session }) => {
  const { ip, port, busPort, hostname } = nodeAddress(session)
  const address = `${ip}:${port}@${busPort}${hostname === '' ? '' : `,${hostname}`}`
  const ranges = cluster.slots
    .ranges()
    .map(([first, last]) => ` ${first === last ? first : `${first}-${last}`}`)
  const state = `myself,master - 0 0 ${cluster.configEpoch} connected`
  return new Verbatim('txt', `${cluster.nodeId} ${address} ${state}${ranges.join('')}\n`)
}

/** @see https://redis.io/docs/latest/commands/cluster-slots/ */
export const clusterSlots: ClusterCommand = ({ nodeId, slots }, _, { session, version }) => {
  const address = nodeAddress(session)
  const host = version === '6.2' ? address.ip : (address.endpoint ?? null)
  const node: Reply[] = [host, address.port, nodeId]
  if (version >= '7.0') node.push(new MapReply(otherNames(session.server.config, address)))
  return slots.ranges().map(([first, last]) => [first, last, node])
}

/** The names of a node which are not the one that clients are to use. */
function otherNames(
  config: { text(name: string): string },
  { ip, hostname }: NodeAddress,
): [string, string][] {
  const type = config.text('cluster-preferred-endpoint-type')
  const names: [string, string][] = []
  if (type !== 'ip' && ip !== '') names.push(['ip', ip])
  if (type !== 'hostname' && hostname !== '') names.push(['hostname', hostname])
  return names
}

/** @see https://redis.io/docs/latest/commands/cluster-shards/ */
export const clusterShards: ClusterCommand = ({ nodeId, slots }, _, { session }) => {
  const { ip, port, endpoint, hostname } = nodeAddress(session)
  const node = new MapReply([
    ['id', nodeId],
    ['port', port],
    ['ip', ip],
    ['endpoint', endpoint ?? null],
    ...(hostname === '' ? [] : [['hostname', hostname] as const]),
    ['role', 'master'],
    ['replication-offset', 0],
    ['health', 'online'],
  ])
  return [
    new MapReply([
      ['slots', slots.ranges().flat()],
      ['nodes', [node]],
    ]),
  ]
}
