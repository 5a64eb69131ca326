import { memorySection } from '../memory/memory-info.js'
import type { CommandStats } from '../observation/stats.js'
import type { Server } from '../server.js'
import { constantLines, type InfoLine, type InfoSection } from './info-lines.js'

const NO_REPLICATED_BYTES = constantLines(
  0,
  'total_net_repl_input_bytes@7.0 total_net_repl_output_bytes@7.0',
)
const NO_REPLICATED_RATES = constantLines(
  '0.00',
  'instantaneous_input_repl_kbps@7.0 instantaneous_output_repl_kbps@7.0',
)
const NO_SYNCS = constantLines(0, 'sync_full sync_partial_ok sync_partial_err')
const NO_DEFRAGMENTATION = constantLines(
  0,
  'latest_fork_usec total_forks migrate_cached_sockets slave_expires_tracked_keys',
  'active_defrag_hits active_defrag_misses active_defrag_key_hits active_defrag_key_misses',
  'total_active_defrag_time@7.0 current_active_defrag_time@7.0',
)
/** The event loop is that of Node, which counts no rounds. */
const NO_EVENT_LOOP = constantLines(
  0,
  'reply_buffer_shrinks@7.0 reply_buffer_expands@7.0 eventloop_cycles@7.2',
  'eventloop_duration_sum@7.2 eventloop_duration_cmd_sum@7.2',
  'instantaneous_eventloop_cycles_per_sec@7.2 instantaneous_eventloop_duration_usec@7.2',
)

/** What came and went. */
function trafficLines({ stats: counters }: Server): InfoLine[] {
  return [
    ['total_connections_received', counters.connections],
    ['total_commands_processed', counters.commands],
    ['instantaneous_ops_per_sec', counters.rates.commandsPerSecond],
    ['total_net_input_bytes', counters.inputBytes],
    ['total_net_output_bytes', counters.outputBytes],
    ...NO_REPLICATED_BYTES,
    ['instantaneous_input_kbps', counters.rates.inputKilobytes],
    ['instantaneous_output_kbps', counters.rates.outputKilobytes],
    ...NO_REPLICATED_RATES,
    ['rejected_connections', counters.rejectedConnections],
    ...NO_SYNCS,
  ]
}

/** What became of keys, and what looks after them. */
function keyLines({ keyspace, pubsub, stats: counters }: Server): InfoLine[] {
  return [
    ['expired_subkeys', counters.expiredFields, '7.4'],
    ['expired_keys', counters.expiredKeys],
    ['expired_stale_perc', '0.00'],
    ['expired_time_cap_reached_count', 0],
    ['expire_cycle_cpu_milliseconds', 0],
    ['evicted_keys', counters.evictedKeys],
    ['evicted_clients', 0, '7.0'],
    ['evicted_scripts', counters.evictedScripts, '7.4'],
    ['total_eviction_exceeded_time', 0, '7.0'],
    ['current_eviction_exceeded_time', 0, '7.0'],
    ['keyspace_hits', keyspace.lookups.hits],
    ['keyspace_misses', keyspace.lookups.misses],
    ['pubsub_channels', pubsub.names('channels').length],
    ['pubsub_patterns', pubsub.names('patterns').length],
    ['pubsubshard_channels', pubsub.names('shardChannels').length, '7.0'],
    ...NO_DEFRAGMENTATION,
  ]
}

/** What was answered, and what was refused. */
function replyLines({ acl, stats: counters, tracking }: Server): InfoLine[] {
  return [
    ['tracking_total_keys', tracking.readKeys.size],
    ['tracking_total_items', tracking.readKeys.items],
    ['tracking_total_prefixes', tracking.broadcasts.size],
    ['unexpected_error_replies', 0],
    ['total_error_replies', counters.errorReplies],
    ['dump_payload_sanitizations', 0],
    ['total_reads_processed', counters.reads],
    ['total_writes_processed', counters.writes],
    ['io_threaded_reads_processed', 0],
    ['io_threaded_writes_processed', 0],
    ['client_query_buffer_limit_disconnections', counters.inputDisconnections, '7.4'],
    ['client_output_buffer_limit_disconnections', counters.outputDisconnections, '7.4'],
    ...NO_EVENT_LOOP,
    ['acl_access_denied_auth', acl.denials.auth, '7.2'],
    ['acl_access_denied_cmd', acl.denials.command, '7.2'],
    ['acl_access_denied_key', acl.denials.key, '7.2'],
    ['acl_access_denied_channel', acl.denials.channel, '7.2'],
  ]
}

const stats: InfoSection = (server) => [
  ...trafficLines(server),
  ...keyLines(server),
  ...replyLines(server),
]

/** A name without what has a meaning in INFO: that of the command `host:`. */
function safe(name: string): string {
  return name.replaceAll(':', '_')
}

const commandstats: InfoSection = (server) =>
  [...server.stats.commandStats()].map(([{ name }, counters]) => [
    `cmdstat_${safe(name)}`,
    commandLine(counters),
  ])

function commandLine({ calls, microseconds, rejected, failed }: CommandStats): string {
  const each = calls === 0 ? 0 : microseconds / calls
  return [
    `calls=${calls}`,
    `usec=${Math.round(microseconds)}`,
    `usec_per_call=${each.toFixed(2)}`,
    `rejected_calls=${rejected}`,
    `failed_calls=${failed}`,
  ].join(',')
}

const errorstats: InfoSection = (server) =>
  [...server.stats.errorStats()].map(([code, count]) => [
    // What would break the line: an error of a script may begin with its place.
    `errorstat_${code.replace(/[#:\r\n]/g, '_')}`,
    `count=${count}`,
  ])

const latencystats: InfoSection = ({ config, stats: counters }) => {
  const percents = config.text('latency-tracking-info-percentiles').split(' ').filter(Boolean)
  if (config.number('latency-tracking') === 0) return []
  return [...counters.commandStats()].flatMap(([{ name }, { histogram }]): InfoLine[] => {
    if (histogram.total === 0) return []
    const figures = percents.map((percent) => {
      const nanoseconds = histogram.percentile(Number(percent))
      return `p${percent}=${(nanoseconds / 1000).toFixed(3)}`
    })
    return [[`latency_percentiles_usec_${name}`, figures.join(',')]]
  })
}

/** The sections that count what happened. */
export const COUNTER_SECTIONS = {
  memory: memorySection,
  stats,
  commandstats,
  errorstats,
  latencystats,
} satisfies Record<string, InfoSection>
