import { memorySection } from '../memory/memory-info.js'
import type { CommandStats } from '../observation/stats.js'
import type { Server } from '../server.js'
import { type InfoSection, since } from './info-lines.js'

/** What came and went. */
const trafficLines: InfoSection = ({ stats: counters, version }) => {
  const { rates } = counters
  return `total_connections_received:${counters.connections}\r
total_commands_processed:${counters.commands}\r
instantaneous_ops_per_sec:${rates.commandsPerSecond}\r
total_net_input_bytes:${counters.inputBytes}\r
total_net_output_bytes:${counters.outputBytes}\r
${since('7.0', version, `total_net_repl_input_bytes:0\r\ntotal_net_repl_output_bytes:${counters.replicaBytes}`)}\
instantaneous_input_kbps:${rates.inputKilobytes}\r
instantaneous_output_kbps:${rates.outputKilobytes}\r
${since('7.0', version, `instantaneous_input_repl_kbps:0.00\r\ninstantaneous_output_repl_kbps:${rates.replicaKilobytes}`)}\
rejected_connections:${counters.rejectedConnections}\r
sync_full:${counters.fullSyncs}\r
sync_partial_ok:${counters.partialSyncs}\r
sync_partial_err:${counters.failedPartialSyncs}\r
`
}

/** What became of keys, and what looks after them. */
const keyLines: InfoSection = ({ keyspace: { lookups }, pubsub, stats: counters, version }) =>
  `${since('7.4', version, `expired_subkeys:${counters.expiredFields}`)}\
expired_keys:${counters.expiredKeys}\r
expired_stale_perc:0.00\r
expired_time_cap_reached_count:0\r
expire_cycle_cpu_milliseconds:0\r
evicted_keys:${counters.evictedKeys}\r
${since('7.0', version, 'evicted_clients:0')}\
${since('7.4', version, `evicted_scripts:${counters.evictedScripts}`)}\
${since('7.0', version, 'total_eviction_exceeded_time:0\r\ncurrent_eviction_exceeded_time:0')}\
keyspace_hits:${lookups.hits}\r
keyspace_misses:${lookups.misses}\r
pubsub_channels:${pubsub.names('channels').length}\r
pubsub_patterns:${pubsub.names('patterns').length}\r
${since('7.0', version, `pubsubshard_channels:${pubsub.names('shardChannels').length}`)}\
latest_fork_usec:0\r
total_forks:0\r
migrate_cached_sockets:0\r
slave_expires_tracked_keys:0\r
active_defrag_hits:0\r
active_defrag_misses:0\r
active_defrag_key_hits:0\r
active_defrag_key_misses:0\r
${since('7.0', version, 'total_active_defrag_time:0\r\ncurrent_active_defrag_time:0')}`

/** The event loop is that of Node, which counts no rounds. */
const NO_EVENT_LOOP = `eventloop_cycles:0\r
eventloop_duration_sum:0\r
eventloop_duration_cmd_sum:0\r
instantaneous_eventloop_cycles_per_sec:0\r
instantaneous_eventloop_duration_usec:0`

/** What was answered, and what was refused. */
const replyLines: InfoSection = ({ acl, stats: counters, tracking, version }) =>
  `tracking_total_keys:${tracking.readKeys.size}\r
tracking_total_items:${tracking.readKeys.items}\r
tracking_total_prefixes:${tracking.broadcasts.size}\r
unexpected_error_replies:0\r
total_error_replies:${counters.errorReplies}\r
dump_payload_sanitizations:0\r
total_reads_processed:${counters.reads}\r
total_writes_processed:${counters.writes}\r
io_threaded_reads_processed:0\r
io_threaded_writes_processed:0\r
${since('7.4', version, `client_query_buffer_limit_disconnections:${counters.inputDisconnections}`)}\
${since('7.4', version, `client_output_buffer_limit_disconnections:${counters.outputDisconnections}`)}\
${since('7.0', version, 'reply_buffer_shrinks:0\r\nreply_buffer_expands:0')}\
${since('7.2', version, NO_EVENT_LOOP)}\
${since('7.2', version, denialLines(acl))}`

function denialLines({ denials: { auth, command, key, channel } }: Server['acl']): string {
  return `acl_access_denied_auth:${auth}\r
acl_access_denied_cmd:${command}\r
acl_access_denied_key:${key}\r
acl_access_denied_channel:${channel}`
}

const stats: InfoSection = (server) => trafficLines(server) + keyLines(server) + replyLines(server)

const commandstats: InfoSection = (server) => {
  let lines = ''
  for (const [{ name }, counters] of server.stats.commandStats()) {
    lines += `cmdstat_${safe(name)}:${commandText(counters)}\r\n`
  }
  return lines
}

/** A name without what has a meaning in INFO: that of the command `host:`. */
function safe(name: string): string {
  return name.replaceAll(':', '_')
}

function commandText({ calls, microseconds, rejected, failed }: CommandStats): string {
  const each = calls === 0 ? 0 : microseconds / calls
  return [
    `calls=${calls}`,
    `usec=${Math.round(microseconds)}`,
    `usec_per_call=${each.toFixed(2)}`,
    `rejected_calls=${rejected}`,
    `failed_calls=${failed}`,
  ].join(',')
}

const errorstats: InfoSection = (server) => {
  let lines = ''
  for (const [code, count] of server.stats.errorStats()) {
    // What would break the line: an error of a script may begin with its place.
    lines += `errorstat_${code.replace(/[#:\r\n]/g, '_')}:count=${count}\r\n`
  }
  return lines
}

const latencystats: InfoSection = ({ config, stats: counters }) => {
  const percents = config.text('latency-tracking-info-percentiles').split(' ').filter(Boolean)
  if (config.number('latency-tracking') === 0) return ''
  let lines = ''
  for (const [{ name }, { histogram }] of counters.commandStats()) {
    if (histogram.total === 0) continue
    const figures = percents.map((percent) => {
      const nanoseconds = histogram.percentile(Number(percent))
      return `p${percent}=${(nanoseconds / 1000).toFixed(3)}`
    })
    lines += `latency_percentiles_usec_${name}:${figures.join(',')}\r\n`
  }
  return lines
}

/** The sections that count what happened. */
export const COUNTER_SECTIONS = {
  memory: memorySection,
  stats,
  commandstats,
  errorstats,
  latencystats,
} satisfies Record<string, InfoSection>
