import type { ByteString } from '../reply/byte-string.js'
import {
  Attribute,
  BigNumber,
  Double,
  ErrorReply,
  MapReply,
  NullArray,
  Push,
  Replies,
  type Reply,
  SetReply,
  Status,
  type Verbatim,
} from '../reply/reply.js'

const CRLF = '\r\n'
/** A string from this length on is a piece by itself: with more beside it, it may be too long. */
const LONG = 16 * 1024

/**
 * The bytes of a reply in a version of the protocol. What RESP2 has no type for becomes what Redis
 * sends in its place: a map a flat array, a double a bulk string, a boolean 1 or 0.
 *
 * @see https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
export function encodeReply(reply: Reply | Replies, resp: 2 | 3): ByteString {
  let bytes = ''
  encodeTo(
    (piece) => {
      bytes += piece
    },
    reply,
    resp,
  )
  return bytes
}

/**
 * As {@link encodeReply}, piece by piece: all of a reply may be longer than a string can be. A
 * script may nest its reply deeper than JavaScript calls, so that arrays wait on a list.
 *
 * @param put takes the pieces in their order.
 */
export function encodeTo(
  put: (bytes: ByteString) => void,
  reply: Reply | Replies,
  resp: 2 | 3,
): void {
  if (typeof reply !== 'object') {
    encodeScalarTo(put, reply, resp)
    return
  }
  const pending: (Reply | Replies)[] = [reply]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const aggregate = typeof next === 'object' ? openAggregate(next, resp) : undefined
    if (aggregate === undefined) {
      encodeScalarTo(put, next, resp)
      continue
    }
    put(aggregate.header)
    const { items } = aggregate
    for (let i = items.length - 1; i >= 0; i--) pending.push(items[i])
  }
}

function encodeScalarTo(
  put: (bytes: ByteString) => void,
  reply: Reply | Replies,
  resp: 2 | 3,
): void {
  if (typeof reply !== 'string' || reply.length < LONG) {
    put(encodeScalar(reply, resp))
    return
  }
  put(`$${reply.length}${CRLF}`)
  put(reply)
  put(CRLF)
}

/** What is sent before the items of an aggregate, and those. */
interface Aggregate {
  readonly header: ByteString
  readonly items: readonly Reply[]
}

type ObjectReply = Exclude<Reply | Replies, ByteString | number | bigint | boolean>

/** Begins a reply of replies; undefined for one that stands for itself. */
function openAggregate(reply: ObjectReply, resp: 2 | 3): Aggregate | undefined {
  if (Array.isArray(reply)) return aggregate('*', reply)
  if (reply instanceof MapReply) return openMap(reply, resp)
  if (reply instanceof SetReply) return aggregate(resp === 2 ? '*' : '~', reply.members)
  if (reply instanceof Push) return aggregate(resp === 2 ? '*' : '>', reply.items)
  return reply instanceof Replies ? { header: '', items: reply.replies } : undefined
}

function openMap(map: MapReply, resp: 2 | 3): Aggregate {
  const isAttribute = map instanceof Attribute
  if (isAttribute && resp === 2) return { header: '', items: [] }
  const items = map.entries.flat()
  return resp === 2
    ? aggregate('*', items)
    : aggregate(isAttribute ? '|' : '%', items, map.entries.length)
}

function aggregate(type: string, items: readonly Reply[], count = items.length): Aggregate {
  return { header: `${type}${count}${CRLF}`, items }
}

function encodeScalar(reply: Reply | Replies, resp: 2 | 3): ByteString {
  switch (typeof reply) {
    case 'string':
      return bulk(reply)
    case 'number':
    case 'bigint':
      return `:${reply}${CRLF}`
    case 'boolean':
      return encodeBoolean(reply, resp)
    default:
      return encodeObject(reply, resp)
  }
}

function encodeBoolean(value: boolean, resp: 2 | 3): ByteString {
  if (resp === 2) return value ? ':1\r\n' : ':0\r\n'
  return value ? '#t\r\n' : '#f\r\n'
}

function encodeObject(reply: ObjectReply, resp: 2 | 3): ByteString {
  if (reply === null) return resp === 2 ? '$-1\r\n' : '_\r\n'
  if (reply instanceof Status) return `+${reply.text}${CRLF}`
  if (reply instanceof ErrorReply) return `-${reply.text}${CRLF}`
  if (reply instanceof NullArray) return resp === 2 ? '*-1\r\n' : '_\r\n'
  if (reply instanceof Double) return resp === 2 ? bulk(reply.text) : `,${reply.text}${CRLF}`
  if (reply instanceof BigNumber) return resp === 2 ? bulk(reply.digits) : `(${reply.digits}${CRLF}`
  return encodeVerbatim(reply as Verbatim, resp)
}

function encodeVerbatim({ format, text }: Verbatim, resp: 2 | 3): ByteString {
  if (resp === 2) return bulk(text)
  // The length counts the format and its colon.
  return `=${text.length + format.length + 1}${CRLF}${format}:${text}${CRLF}`
}

function bulk(bytes: ByteString): ByteString {
  return `$${bytes.length}${CRLF}${bytes}${CRLF}`
}
