import { parsePositive } from '../../commands/parse.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

/**
 * DEBUG POPULATE count [prefix] [size]: gives keys `prefix:number` strings, those that there are not
 * yet; the strings are cut, or filled with zero bytes, to a size that is not 0.
 */
export function populate({ db }: ServerContext, argv: readonly ByteString[]): Reply {
  const [, , countText, prefix = 'key', sizeText = '0'] = argv
  const count = parsePositive(countText)
  if (count instanceof ErrorReply) return count
  const size = parsePositive(sizeText)
  if (size instanceof ErrorReply) return size
  for (let i = 0; i < count; i++) {
    const key = `${prefix}:${i}`
    if (db.peek(key) !== undefined) continue
    const text = `value:${i}`
    db.set(key, new StringValue(size === 0 ? text : text.slice(0, size).padEnd(size, '\0')))
    db.signalTouched(key)
  }
  return OK
}
