import { PATCH_RELEASES } from '../../reply/version.js'
import { type InfoSection, since } from './info-lines.js'

const SECONDS_OF_A_DAY = 86400
/** The clock of LRU counts seconds in so many bits. */
const LRU_CLOCK = 2 ** 24

export const serverSection: InfoSection = (server) => {
  const { version, clock, cluster, config, runId, sentinel, startedAt } = server
  const now = clock.wallTime()
  const uptime = Math.floor((now - startedAt) / 1000)
  const port = config.text('port')
  const hz = config.text('hz')
  return `redis_version:${PATCH_RELEASES[version]}\r
redis_git_sha1:00000000\r
redis_git_dirty:0\r
redis_build_id:0000000000000000\r
redis_mode:${sentinel ? 'sentinel' : cluster ? 'cluster' : 'standalone'}\r
os:Node.js ${process.version} ${process.platform} ${process.arch}\r
arch_bits:64\r
monotonic_clock:performance.now\r
multiplexing_api:libuv\r
atomicvar_api:none\r
gcc_version:0.0.0\r
process_id:${process.pid}\r
process_supervised:no\r
run_id:${runId}\r
tcp_port:${port}\r
server_time_usec:${now * 1000}\r
uptime_in_seconds:${uptime}\r
uptime_in_days:${Math.floor(uptime / SECONDS_OF_A_DAY)}\r
hz:${hz}\r
configured_hz:${hz}\r
lru_clock:${Math.floor(now / 1000) % LRU_CLOCK}\r
executable:${process.execPath}\r
config_file:\r
io_threads_active:0\r
${since('7.2', version, `listener0:name=tcp,bind=127.0.0.1,port=${port}`)}`
}

export const clients: InfoSection = (server) => {
  const { blocking, config, pause, sessions, tracking, version, watches } = server
  let pubsubClients = 0
  for (const { subscriptions } of sessions.values()) if (subscriptions.count > 0) pubsubClients++
  return `connected_clients:${sessions.size}\r
cluster_connections:0\r
maxclients:${config.text('maxclients')}\r
client_recent_max_input_buffer:0\r
client_recent_max_output_buffer:0\r
blocked_clients:${blocking.clients + pause.clients}\r
tracking_clients:${tracking.clients}\r
${since('7.4', version, `pubsub_clients:${pubsubClients}\r\nwatching_clients:${watches.clients}`)}\
clients_in_timeout_table:0\r
${since('7.4', version, `total_watched_keys:${watches.watchedKeys}`)}\
${since('7.2', version, `total_blocking_keys:${blocking.keys}`)}\
${since('7.2', version, `total_blocking_keys_on_nokey:${blocking.keysThatEnd}`)}`
}

export const persistence: InfoSection = ({ persistence: state, version }) => {
  const saving = state.secondsOf('save')
  const rewriting = state.secondsOf('rewrite')
  return `loading:0\r
${since('7.0', version, 'async_loading:0\r\ncurrent_cow_peak:0')}\
current_cow_size:0\r
current_cow_size_age:0\r
current_fork_perc:0.00\r
current_save_keys_processed:0\r
current_save_keys_total:0\r
rdb_changes_since_last_save:${state.changes}\r
rdb_bgsave_in_progress:${Number(saving >= 0)}\r
rdb_last_save_time:${Math.floor(state.lastSaveAt / 1000)}\r
rdb_last_bgsave_status:ok\r
rdb_last_bgsave_time_sec:${state.lastSeconds.save}\r
rdb_current_bgsave_time_sec:${saving}\r
${since('7.0', version, `rdb_saves:${state.saves}`)}\
rdb_last_cow_size:0\r
${since('7.0', version, 'rdb_last_load_keys_expired:0\r\nrdb_last_load_keys_loaded:0')}\
aof_enabled:${Number(state.isAppending)}\r
aof_rewrite_in_progress:${Number(rewriting >= 0)}\r
aof_rewrite_scheduled:${Number(state.isRewriteScheduled)}\r
aof_last_rewrite_time_sec:${state.lastSeconds.rewrite}\r
aof_current_rewrite_time_sec:${rewriting}\r
aof_last_bgrewrite_status:ok\r
${since('7.0', version, `aof_rewrites:${state.rewrites}\r\naof_rewrites_consecutive_failures:0`)}\
aof_last_write_status:ok\r
aof_last_cow_size:0\r
module_fork_in_progress:0\r
module_fork_last_cow_size:0\r
`
}

export const cpu: InfoSection = ({ memory }) => {
  const { system, user } = memory.processLooks.figures.cpu
  return `used_cpu_sys:${seconds(system)}\r
used_cpu_user:${seconds(user)}\r
used_cpu_sys_children:${seconds(0)}\r
used_cpu_user_children:${seconds(0)}\r
used_cpu_sys_main_thread:${seconds(system)}\r
used_cpu_user_main_thread:${seconds(user)}\r
`
}

function seconds(microseconds: number): string {
  return (microseconds / 1e6).toFixed(6)
}

export const keyspace: InfoSection = ({ version, keyspace: { databases } }) => {
  let lines = ''
  for (const { index, size, expiring, expiringInParts } of databases) {
    const parts = version >= '7.4' ? `,subexpiry=${expiringInParts}` : ''
    if (size > 0) lines += `db${index}:keys=${size},expires=${expiring},avg_ttl=0${parts}\r\n`
  }
  return lines
}
