import { doubleReply } from '../../commands/double-reply.js'
import { MapReply, type Reply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { Server } from '../server.js'
import { memoryFigures } from './figures.js'
import { expiryTableBytes, keyTableBytes, slotBytes } from './table-size.js'

/** A line of MEMORY STATS that not all versions have. */
type Line = readonly [name: string, value: Reply, since?: RedisVersion]

/** What MEMORY STATS answers. @see https://redis.io/docs/latest/commands/memory-stats/ */
export function memoryStats(server: Server): MapReply {
  const { keyspace, version } = server
  const figures = memoryFigures(server)
  const keys = keyspace.databases.reduce((sum, { size }) => sum + size, 0)
  const ratio = (value: number) => doubleReply({ version }, value)
  const lines: Line[] = [
    ['peak.allocated', figures.peak],
    ['total.allocated', figures.used],
    ['startup.allocated', figures.startup],
    ['replication.backlog', 0],
    ['clients.slaves', 0],
    ['clients.normal', 0],
    ['cluster.links', 0, '7.0'],
    ['aof.buffer', 0],
    ['lua.caches', server.scripting.memory.scripts],
    ['functions.caches', server.scripting.memory.functions, '7.0'],
    ...databaseLines(server),
    ['overhead.db.hashtable.rehashing', 0, '7.4'],
    ['overhead.total', figures.overhead],
    ['db.dict.rehashing.count', 0, '7.4'],
    ['keys.count', keys],
    ['keys.bytes-per-key', keys === 0 ? 0 : Math.floor((figures.used - figures.startup) / keys)],
    ['dataset.bytes', figures.dataset],
    ['dataset.percentage', ratio(figures.datasetPercentage)],
    ['peak.percentage', ratio(figures.peakPercentage)],
    ['allocator.allocated', figures.allocated],
    ['allocator.active', figures.active],
    ['allocator.resident', figures.resident],
    ['allocator.muzzy', 0, '7.4'],
    ['allocator-fragmentation.ratio', ratio(figures.fragmentation)],
    ['allocator-fragmentation.bytes', figures.fragmentationBytes],
    ['allocator-rss.ratio', ratio(figures.residence)],
    ['allocator-rss.bytes', figures.residenceBytes],
    ['rss-overhead.ratio', ratio(1)],
    ['rss-overhead.bytes', 0],
    ['fragmentation', ratio(figures.total)],
    ['fragmentation.bytes', figures.totalBytes],
  ]
  const has = ([, , since = version]: Line) => since <= version
  return new MapReply(lines.filter(has).map(([name, value]) => [name, value]))
}

function databaseLines({ keyspace, version }: Server): Line[] {
  const databases = keyspace.databases.filter(({ size }) => size > 0)
  const hasSlots = version === '7.0' || version === '7.2'
  const lines = databases.map((database): Line => {
    const tables: [Reply, Reply][] = [
      ['overhead.hashtable.main', keyTableBytes(database)],
      ['overhead.hashtable.expires', expiryTableBytes(database)],
    ]
    if (hasSlots) tables.push(['overhead.hashtable.slot-to-keys', 0])
    return [`db.${database.index}`, new MapReply(tables)]
  })
  const slots = databases.map(({ size, expiring }) => slotBytes(size) + slotBytes(expiring))
  return [...lines, ['overhead.db.hashtable.lut', slots.reduce((a, b) => a + b, 0), '7.4']]
}
