import { savedValue } from '../../commands/dump/payload.js'
import type { Database } from '../../keyspace/database.js'
import { ByteWriter } from '../../rdb/byte-writer.js'
import { crc64 } from '../../rdb/crc64.js'
import { writeLength, writeString } from '../../rdb/rdb-string.js'
import { RDB_VERSIONS } from '../../rdb/rdb-versions.js'
import type { ByteString } from '../../reply/byte-string.js'
import { PATCH_RELEASES } from '../../reply/version.js'
import type { ServerContext } from '../server-context.js'

/** What stands before the parts of a file. */
const Part = {
  library: 245,
  idle: 248,
  uses: 249,
  field: 250,
  sizes: 251,
  expiry: 252,
  database: 254,
  end: 255,
} as const

const TIME_BYTES = 8
const VERSION_DIGITS = 4

/** All data and libraries of a server, as Redis saves them to a file or sends them to a replica. */
export function rdbFile(context: ServerContext): Buffer {
  const { server, version } = context
  const to = new ByteWriter()
  to.text(`REDIS${String(RDB_VERSIONS[version]).padStart(VERSION_DIGITS, '0')}`)
  writeFields(to, context)
  if (version >= '7.0') {
    for (const { code } of server.scripting.functions.libraries()) {
      to.byte(Part.library)
      writeString(to, code, isCompressed(context))
    }
  }
  for (const database of server.keyspace.databases) {
    if (database.size > 0) writeDatabase(to, context, database)
  }
  to.byte(Part.end)
  return to.raw(crc64(to.bytes)).bytes
}

function writeFields(to: ByteWriter, { server }: ServerContext): void {
  const { replicas } = server.replication
  const fields: Readonly<Record<string, ByteString>> = {
    'redis-ver': PATCH_RELEASES[server.version],
    'redis-bits': '64',
    ctime: `${Math.floor(server.clock.wallTime() / 1000)}`,
    'used-mem': `${server.memory.used}`,
    'repl-stream-db': '0',
    'repl-id': replicas.id,
    'repl-offset': `${replicas.offset}`,
    'aof-base': '0',
  }
  for (const [name, text] of Object.entries(fields)) {
    to.byte(Part.field)
    writeString(to, name, false)
    writeString(to, text, false)
  }
}

function writeDatabase(to: ByteWriter, context: ServerContext, database: Database): void {
  to.byte(Part.database)
  writeLength(to, database.index)
  to.byte(Part.sizes)
  writeLength(to, database.size)
  writeLength(to, database.expiring)
  for (let slot = 0; slot < database.size; slot++) writeKey(to, context, database, slot)
}

function writeKey(to: ByteWriter, context: ServerContext, database: Database, slot: number): void {
  const { config, keyspace } = context.server
  const key = database.keyAt(slot)
  const value = database.valueAt(slot)
  const expiry = database.expiryOf(key)
  if (expiry !== undefined) to.byte(Part.expiry).little(expiry, TIME_BYTES)
  const policy = config.text('maxmemory-policy')
  if (policy.endsWith('lru')) {
    to.byte(Part.idle)
    writeLength(to, keyspace.usage.idleSeconds(value))
  }
  if (policy.endsWith('lfu')) to.byte(Part.uses).byte(keyspace.usage.uses(value))
  const saved = savedValue(context, value)
  to.byte(saved[0])
  writeString(to, key, isCompressed(context))
  to.raw(saved.subarray(1))
}

function isCompressed(context: ServerContext): boolean {
  return context.configNumber('rdbcompression') === 1
}
