import { serializedLength } from '../../commands/dump/payload.js'
import { listNodes } from '../../commands/dump/rdb/list-nodes.js'
import { writeListpack } from '../../commands/dump/rdb/listpack.js'
import { writeZiplist } from '../../commands/dump/rdb/ziplist.js'
import { listFill } from '../../commands/lists/lookup-list.js'
import { ListValue } from '../../keyspace/list-value.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { Value } from '../../keyspace/value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NO_SUCH_KEY } from '../../reply/errors/common.js'
import { type Reply, Status } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

const REFERENCES_TO_SHARED = 2 ** 31 - 1

/** What DEBUG OBJECT answers: of a value that stands nowhere, its place is 0. */
export function debugObject(context: ServerContext, key: ByteString): Reply {
  const { db, keyspace, version } = context
  const value = db.stored(key)
  if (value === undefined) return NO_SUCH_KEY
  const isShared = value instanceof StringValue && value.isShared
  const figures: [string, string | number][] = [
    ['refcount', isShared ? REFERENCES_TO_SHARED : 1],
    ['encoding', value.encoding(version)],
    ['serializedlength', serializedLength(context, value)],
    ['lru', keyspace.usage.clockOf(value)],
    ['lru_seconds_idle', keyspace.usage.idleSeconds(value)],
    ...listFigures(context, value),
  ]
  const texts = figures.map(([name, figure]) => `${name}:${figure}`)
  return new Status(['Value at:0x0', ...texts].join(' '))
}

function listFigures(context: ServerContext, value: Value): [string, string | number][] {
  const { version } = context
  if (!(value instanceof ListValue) || value.encoding(version) !== 'quicklist') return []
  const fill = listFill(context)
  const nodes = listNodes(value.slice(0, value.size), version, fill)
  const pack = version < '7.0' ? writeZiplist : writeListpack
  const bytes = nodes.reduce(
    (sum, { elements, isPlain }) => sum + (isPlain ? elements[0] : pack(elements)).length,
    0,
  )
  return [
    ['ql_nodes', nodes.length],
    ['ql_avg_node', (value.size / nodes.length).toFixed(2)],
    [version < '7.0' ? 'ql_ziplist_max' : 'ql_listpack_max', fill],
    ['ql_compressed', Number(context.configNumber('list-compress-depth') !== 0)],
    ['ql_uncompressed_size', bytes],
  ]
}
