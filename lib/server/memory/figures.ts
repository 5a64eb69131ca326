import type { Server } from '../server.js'
import { expiryTableBytes, keyTableBytes } from './table-size.js'

/** A part in hundredths of a whole, as far as there is one. */
export function percentage(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100
}

/**
 * What INFO and MEMORY STATS say. What the data would take in Redis is reckoned; for the allocator
 * and the system stands the process, which other servers and the tests share.
 */
export function memoryFigures({ memory, keyspace }: Server) {
  // Whoever asks what is in use may raise the peak.
  const { used } = memory
  const { peak, startup } = memory
  const { heapUsed, heapTotal, rss } = memory.processLooks.figures.memory
  const tables = keyspace.databases.reduce(
    (sum, database) => sum + keyTableBytes(database) + expiryTableBytes(database),
    0,
  )
  const overhead = startup + memory.scripts + tables
  const dataset = used - overhead
  return {
    used,
    peak,
    startup,
    overhead,
    dataset,
    peakPercentage: percentage(used, peak),
    datasetPercentage: percentage(dataset, used - startup),
    allocated: heapUsed,
    active: heapTotal,
    resident: rss,
    fragmentation: heapTotal / heapUsed,
    fragmentationBytes: heapTotal - heapUsed,
    residence: rss / heapTotal,
    residenceBytes: rss - heapTotal,
    total: rss / heapUsed,
    totalBytes: rss - heapUsed,
  }
}
