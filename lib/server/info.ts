import type { ByteString } from '../reply/byte-string.js'
import { PATCH_RELEASES } from '../reply/version.js'
import { COUNTER_SECTIONS } from './info-counters.js'
import type { Server } from './server.js'

/** A line of INFO: a name and its value. */
export type InfoLine = readonly [name: string, value: string | number]

/** What a section of INFO says. */
export type InfoSection = (server: Server) => readonly InfoLine[]

const SECONDS_OF_A_DAY = 86400

function serverSection(server: Server): InfoLine[] {
  const uptime = Math.floor((Date.now() - server.startedAt) / 1000)
  return [
    ['redis_version', PATCH_RELEASES[server.version]],
    ['redis_git_sha1', '00000000'],
    ['redis_git_dirty', 0],
    ['redis_build_id', '0000000000000000'],
    ['redis_mode', 'standalone'],
    ['os', `Node.js ${process.version} ${process.platform} ${process.arch}`],
    ['arch_bits', 64],
    ['multiplexing_api', 'libuv'],
    ['process_id', process.pid],
    ['run_id', server.runId],
    ['tcp_port', server.config.text('port')],
    ['server_time_usec', Date.now() * 1000],
    ['uptime_in_seconds', uptime],
    ['uptime_in_days', Math.floor(uptime / SECONDS_OF_A_DAY)],
    ['hz', server.config.text('hz')],
    ['configured_hz', server.config.text('hz')],
    ['executable', process.execPath],
    ['config_file', ''],
  ]
}

function clients(server: Server): InfoLine[] {
  const lines: InfoLine[] = [
    ['connected_clients', server.sessions.size],
    ['cluster_connections', 0],
    ['maxclients', server.config.text('maxclients')],
    ['client_recent_max_input_buffer', 0],
    ['client_recent_max_output_buffer', 0],
    ['blocked_clients', server.blocking.clients + server.pause.clients],
    ['tracking_clients', server.tracking.clients],
    ['clients_in_timeout_table', 0],
  ]
  if (server.version < '7.2') return lines
  const pubsubClients = [...server.sessions.values()].filter((s) => s.subscriptions.count > 0)
  lines.splice(-2, 0, ['pubsub_clients', pubsubClients.length])
  if (server.version >= '7.4') {
    lines.splice(-2, 0, ['watching_clients', server.watches.clients])
    lines.push(['total_watched_keys', server.watches.watchedKeys])
  }
  lines.push(['total_blocking_keys', server.blocking.keys], ['total_blocking_keys_on_nokey', 0])
  return lines
}

function persistence(server: Server): InfoLine[] {
  return [
    ['loading', 0],
    ['async_loading', 0],
    ['rdb_changes_since_last_save', server.changes],
    ['rdb_bgsave_in_progress', 0],
    ['rdb_last_save_time', Math.floor(server.startedAt / 1000)],
    ['rdb_last_bgsave_status', 'ok'],
    ['rdb_last_bgsave_time_sec', -1],
    ['rdb_current_bgsave_time_sec', -1],
    ['rdb_saves', 0],
    ['aof_enabled', 0],
    ['aof_rewrite_in_progress', 0],
    ['aof_rewrite_scheduled', 0],
    ['aof_last_rewrite_time_sec', -1],
    ['aof_current_rewrite_time_sec', -1],
    ['aof_last_bgrewrite_status', 'ok'],
    ['aof_last_write_status', 'ok'],
  ]
}

function replication(server: Server): InfoLine[] {
  return [
    ['role', 'master'],
    ['connected_slaves', 0],
    ['master_failover_state', 'no-failover'],
    ['master_replid', server.runId],
    ['master_replid2', '0'.repeat(server.runId.length)],
    ['master_repl_offset', 0],
    ['second_repl_offset', -1],
    ['repl_backlog_active', 0],
    ['repl_backlog_size', server.config.text('repl-backlog-size')],
    ['repl_backlog_first_byte_offset', 0],
    ['repl_backlog_histlen', 0],
  ]
}

function cpu(): InfoLine[] {
  const { system, user } = process.cpuUsage()
  const seconds = (microseconds: number) => (microseconds / 1e6).toFixed(6)
  return [
    ['used_cpu_sys', seconds(system)],
    ['used_cpu_user', seconds(user)],
    ['used_cpu_sys_children', seconds(0)],
    ['used_cpu_user_children', seconds(0)],
  ]
}

function keyspace({ keyspace: { databases } }: Server): InfoLine[] {
  return databases
    .filter(({ size }) => size > 0)
    .map(({ index, size, expiring }) => [
      `db${index}`,
      `keys=${size},expires=${expiring},avg_ttl=0`,
    ])
}

/** In the order in which INFO shows them. */
const SECTIONS: Readonly<Record<string, InfoSection>> = {
  server: serverSection,
  clients,
  memory: COUNTER_SECTIONS.memory,
  persistence,
  stats: COUNTER_SECTIONS.stats,
  replication,
  cpu,
  modules: () => [],
  commandstats: COUNTER_SECTIONS.commandstats,
  errorstats: COUNTER_SECTIONS.errorstats,
  latencystats: COUNTER_SECTIONS.latencystats,
  cluster: () => [['cluster_enabled', 0]],
  keyspace,
}

/** What INFO shows only where it is asked for, or for all of it. */
const NOT_BY_DEFAULT = ['commandstats', 'latencystats']
const TITLES: Readonly<Record<string, string>> = { cpu: 'CPU' }

/**
 * The text of INFO.
 *
 * @param asked names of sections, or `all`, `default`, `everything`; unknown ones say nothing.
 * @see https://redis.io/docs/latest/commands/info/
 */
export function infoText(server: Server, asked: readonly ByteString[]): ByteString {
  const names = new Set(asked.map((name) => name.toLowerCase()))
  if (names.size === 0) names.add('default')
  const hasAll = names.has('all') || names.has('everything')
  const isShown = (name: string) =>
    hasAll || names.has(name) || (names.has('default') && !NOT_BY_DEFAULT.includes(name))
  return Object.keys(SECTIONS)
    .filter((name) => isShown(name) && (name !== 'latencystats' || server.version >= '7.0'))
    .map((name) => sectionText(name, SECTIONS[name](server)))
    .join('\r\n')
}

function sectionText(name: string, lines: readonly InfoLine[]): ByteString {
  const title = TITLES[name] ?? name[0].toUpperCase() + name.slice(1)
  return [`# ${title}`, ...lines.map(([key, value]) => `${key}:${value}`), ''].join('\r\n')
}
