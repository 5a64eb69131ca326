import { human } from '../human.js'
import { constantLines, type InfoLine, type InfoSection } from '../info/info-lines.js'
import { scriptLines } from '../info/info-scripts.js'
import { memoryFigures } from './figures.js'

const NO_OVERHEAD = constantLines(
  0,
  'mem_not_counted_for_evict mem_replication_backlog mem_total_replication_buffers@7.0',
  'mem_clients_slaves mem_clients_normal mem_cluster_links@7.0 mem_aof_buffer',
)

/** INFO memory. */
export const memorySection: InfoSection = (server) => {
  const { config } = server
  const figures = memoryFigures(server)
  return [
    ...inBytes('used_memory', figures.used),
    ...inBytes('used_memory_rss', figures.resident),
    ...inBytes('used_memory_peak', figures.peak),
    ['used_memory_peak_perc', `${figures.peakPercentage.toFixed(2)}%`],
    ['used_memory_overhead', figures.overhead],
    ['used_memory_startup', figures.startup],
    ['used_memory_dataset', figures.dataset],
    ['used_memory_dataset_perc', `${figures.datasetPercentage.toFixed(2)}%`],
    ['allocator_allocated', figures.allocated],
    ['allocator_active', figures.active],
    ['allocator_resident', figures.resident],
    ['allocator_muzzy', 0, '7.4'],
    ...inBytes('total_system_memory', server.memory.processLooks.figures.totalMemory),
    ...scriptLines(server),
    ...inBytes('maxmemory', config.number('maxmemory')),
    ['maxmemory_policy', config.text('maxmemory-policy')],
    ['allocator_frag_ratio', figures.fragmentation.toFixed(2)],
    ['allocator_frag_bytes', figures.fragmentationBytes],
    ['allocator_rss_ratio', figures.residence.toFixed(2)],
    ['allocator_rss_bytes', figures.residenceBytes],
    ['rss_overhead_ratio', '1.00'],
    ['rss_overhead_bytes', 0],
    ['mem_fragmentation_ratio', figures.total.toFixed(2)],
    ['mem_fragmentation_bytes', figures.totalBytes],
    ...NO_OVERHEAD,
    ['mem_allocator', 'v8'],
    ['mem_overhead_db_hashtable_rehashing', 0, '7.4'],
    ['active_defrag_running', 0],
    ['lazyfree_pending_objects', 0],
    ['lazyfreed_objects', server.memory.lazyFree.freed],
  ]
}

function inBytes(name: string, bytes: number): InfoLine[] {
  return [
    [name, bytes],
    [`${name}_human`, human(bytes)],
  ]
}
