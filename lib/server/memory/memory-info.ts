import { byteLines, type InfoSection, since } from '../info/info-lines.js'
import { scriptLines } from '../info/info-scripts.js'
import { backlogBytes } from './backlog-bytes.js'
import { memoryFigures } from './figures.js'

/** INFO memory. */
export const memorySection: InfoSection = (server) => {
  const { config, memory, version } = server
  const figures = memoryFigures(server)
  const backlog = backlogBytes(server)
  return `${byteLines('used_memory', figures.used)}\
${byteLines('used_memory_rss', figures.resident)}\
${byteLines('used_memory_peak', figures.peak)}\
used_memory_peak_perc:${figures.peakPercentage.toFixed(2)}%\r
used_memory_overhead:${figures.overhead}\r
used_memory_startup:${figures.startup}\r
used_memory_dataset:${figures.dataset}\r
used_memory_dataset_perc:${figures.datasetPercentage.toFixed(2)}%\r
allocator_allocated:${figures.allocated}\r
allocator_active:${figures.active}\r
allocator_resident:${figures.resident}\r
${since('7.4', version, 'allocator_muzzy:0')}\
${byteLines('total_system_memory', memory.processLooks.figures.totalMemory)}\
${scriptLines(server)}\
${byteLines('maxmemory', config.number('maxmemory'))}\
maxmemory_policy:${config.text('maxmemory-policy')}\r
allocator_frag_ratio:${figures.fragmentation.toFixed(2)}\r
allocator_frag_bytes:${figures.fragmentationBytes}\r
allocator_rss_ratio:${figures.residence.toFixed(2)}\r
allocator_rss_bytes:${figures.residenceBytes}\r
rss_overhead_ratio:1.00\r
rss_overhead_bytes:0\r
mem_fragmentation_ratio:${figures.total.toFixed(2)}\r
mem_fragmentation_bytes:${figures.totalBytes}\r
mem_not_counted_for_evict:0\r
mem_replication_backlog:${backlog.all}\r
${since('7.0', version, `mem_total_replication_buffers:${backlog.blocks}`)}\
mem_clients_slaves:0\r
mem_clients_normal:0\r
${since('7.0', version, 'mem_cluster_links:0')}\
mem_aof_buffer:0\r
mem_allocator:v8\r
${since('7.4', version, 'mem_overhead_db_hashtable_rehashing:0')}\
active_defrag_running:0\r
lazyfree_pending_objects:0\r
lazyfreed_objects:${memory.lazyFree.freed}\r
`
}
