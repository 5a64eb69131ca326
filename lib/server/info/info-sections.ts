import { PATCH_RELEASES } from '../../reply/version.js'
import type { Server } from '../server.js'
import { constantLines, type InfoLine } from './info-lines.js'

const SECONDS_OF_A_DAY = 86400
/** The clock of LRU counts seconds in so many bits. */
const LRU_CLOCK = 2 ** 24
const NO_FORK: readonly InfoLine[] = [
  ...constantLines(0, 'current_cow_peak@7.0 current_cow_size current_cow_size_age'),
  ['current_fork_perc', '0.00'],
  ...constantLines(0, 'current_save_keys_processed current_save_keys_total'),
]
const NO_LOAD = constantLines(
  0,
  'rdb_last_cow_size rdb_last_load_keys_expired@7.0 rdb_last_load_keys_loaded@7.0',
)

export function serverSection({
  version,
  clock,
  cluster,
  config,
  runId,
  sentinel,
  startedAt,
}: Server): InfoLine[] {
  const now = clock.wallTime()
  const uptime = Math.floor((now - startedAt) / 1000)
  return [
    ['redis_version', PATCH_RELEASES[version]],
    ['redis_git_sha1', '00000000'],
    ['redis_git_dirty', 0],
    ['redis_build_id', '0000000000000000'],
    ['redis_mode', sentinel ? 'sentinel' : cluster ? 'cluster' : 'standalone'],
    ['os', `Node.js ${process.version} ${process.platform} ${process.arch}`],
    ['arch_bits', 64],
    ['monotonic_clock', 'performance.now'],
    ['multiplexing_api', 'libuv'],
    ['atomicvar_api', 'none'],
    ['gcc_version', '0.0.0'],
    ['process_id', process.pid],
    ['process_supervised', 'no'],
    ['run_id', runId],
    ['tcp_port', config.text('port')],
    ['server_time_usec', now * 1000],
    ['uptime_in_seconds', uptime],
    ['uptime_in_days', Math.floor(uptime / SECONDS_OF_A_DAY)],
    ['hz', config.text('hz')],
    ['configured_hz', config.text('hz')],
    ['lru_clock', Math.floor(now / 1000) % LRU_CLOCK],
    ['executable', process.execPath],
    ['config_file', ''],
    ['io_threads_active', 0],
    ['listener0', `name=tcp,bind=127.0.0.1,port=${config.text('port')}`, '7.2'],
  ]
}

export function clients(server: Server): InfoLine[] {
  const { sessions, blocking, pause, tracking, watches } = server
  const pubsubClients = [...sessions.values()].filter((each) => each.subscriptions.count > 0)
  return [
    ['connected_clients', sessions.size],
    ['cluster_connections', 0],
    ['maxclients', server.config.text('maxclients')],
    ['client_recent_max_input_buffer', 0],
    ['client_recent_max_output_buffer', 0],
    ['blocked_clients', blocking.clients + pause.clients],
    ['tracking_clients', tracking.clients],
    ['pubsub_clients', pubsubClients.length, '7.4'],
    ['watching_clients', watches.clients, '7.4'],
    ['clients_in_timeout_table', 0],
    ['total_watched_keys', watches.watchedKeys, '7.4'],
    ['total_blocking_keys', blocking.keys, '7.2'],
    ['total_blocking_keys_on_nokey', blocking.keysThatEnd, '7.2'],
  ]
}

export function persistence({ persistence: state }: Server): InfoLine[] {
  const saving = state.secondsOf('save')
  const rewriting = state.secondsOf('rewrite')
  return [
    ['loading', 0],
    ['async_loading', 0, '7.0'],
    ...NO_FORK,
    ['rdb_changes_since_last_save', state.changes],
    ['rdb_bgsave_in_progress', Number(saving >= 0)],
    ['rdb_last_save_time', Math.floor(state.lastSaveAt / 1000)],
    ['rdb_last_bgsave_status', 'ok'],
    ['rdb_last_bgsave_time_sec', state.lastSeconds.save],
    ['rdb_current_bgsave_time_sec', saving],
    ['rdb_saves', state.saves, '7.0'],
    ...NO_LOAD,
    ['aof_enabled', Number(state.isAppending)],
    ['aof_rewrite_in_progress', Number(rewriting >= 0)],
    ['aof_rewrite_scheduled', Number(state.isRewriteScheduled)],
    ['aof_last_rewrite_time_sec', state.lastSeconds.rewrite],
    ['aof_current_rewrite_time_sec', rewriting],
    ['aof_last_bgrewrite_status', 'ok'],
    ['aof_rewrites', state.rewrites, '7.0'],
    ['aof_rewrites_consecutive_failures', 0, '7.0'],
    ['aof_last_write_status', 'ok'],
    ['aof_last_cow_size', 0],
    ['module_fork_in_progress', 0],
    ['module_fork_last_cow_size', 0],
  ]
}

export function cpu({ memory }: Server): InfoLine[] {
  const { system, user } = memory.processLooks.figures.cpu
  const seconds = (microseconds: number) => (microseconds / 1e6).toFixed(6)
  return [
    ['used_cpu_sys', seconds(system)],
    ['used_cpu_user', seconds(user)],
    ['used_cpu_sys_children', seconds(0)],
    ['used_cpu_user_children', seconds(0)],
    ['used_cpu_sys_main_thread', seconds(system)],
    ['used_cpu_user_main_thread', seconds(user)],
  ]
}

export function keyspace({ version, keyspace: { databases } }: Server): InfoLine[] {
  return databases
    .filter(({ size }) => size > 0)
    .map(({ index, size, expiring, expiringInParts }) => {
      const parts = version >= '7.4' ? `,subexpiry=${expiringInParts}` : ''
      return [`db${index}`, `keys=${size},expires=${expiring},avg_ttl=0${parts}`]
    })
}
