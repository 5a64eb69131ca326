import { human } from './human.js'
import type { InfoSection } from './info.js'
import { scriptLines } from './info-scripts.js'
import type { Server } from './server.js'
import type { CommandStats } from './stats.js'

/** The memory is that of the process, which other servers and the tests share. */
const memory: InfoSection = (server) => {
  const { heapUsed, rss } = process.memoryUsage()
  const maxmemory = server.config.number('maxmemory')
  return [
    ['used_memory', heapUsed],
    ['used_memory_human', human(heapUsed)],
    ['used_memory_rss', rss],
    ['used_memory_rss_human', human(rss)],
    ['used_memory_peak', heapUsed],
    ['used_memory_peak_human', human(heapUsed)],
    ...scriptLines(server),
    ['maxmemory', maxmemory],
    ['maxmemory_human', human(maxmemory)],
    ['maxmemory_policy', server.config.text('maxmemory-policy')],
    ['mem_fragmentation_ratio', (rss / heapUsed).toFixed(2)],
    ['mem_allocator', 'v8'],
    ['active_defrag_running', 0],
    ['lazyfree_pending_objects', 0],
  ]
}

const stats: InfoSection = ({ stats: counters, pubsub, tracking, version }) => [
  ['total_connections_received', counters.connections],
  ['total_commands_processed', counters.commands],
  ['instantaneous_ops_per_sec', 0],
  ['rejected_connections', counters.rejectedConnections],
  ['expired_keys', counters.expiredKeys],
  ['evicted_keys', 0],
  ...(version >= '7.4' ? ([['evicted_scripts', counters.evictedScripts]] as const) : []),
  ['pubsub_channels', pubsub.names('channels').length],
  ['pubsub_patterns', pubsub.names('patterns').length],
  ...(version >= '7.0'
    ? ([['pubsubshard_channels', pubsub.names('shardChannels').length]] as const)
    : []),
  ['latest_fork_usec', 0],
  ['migrate_cached_sockets', 0],
  ['tracking_total_keys', tracking.readKeys.size],
  ['tracking_total_items', tracking.readKeys.items],
  ['tracking_total_prefixes', tracking.broadcasts.size],
  ['unexpected_error_replies', 0],
  ['total_error_replies', counters.errorReplies],
]

const commandstats: InfoSection = (server) =>
  [...server.stats.commandStats()].map(([{ name }, counters]) => [
    `cmdstat_${name}`,
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
  [...server.stats.errorStats()].map(([code, count]) => [`errorstat_${code}`, `count=${count}`])

/** The sections that count what happened. */
export const COUNTER_SECTIONS = {
  memory,
  stats,
  commandstats,
  errorstats,
  /** Percentiles need a history of each command, which is not kept. */
  latencystats: (_server: Server) => [],
} satisfies Record<string, InfoSection>
