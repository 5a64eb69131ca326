import type { ByteString } from '../reply/byte-string.js'
import {
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

/**
 * The bytes of a reply in a version of the protocol. What RESP2 has no type for becomes what Redis
 * sends in its place: a map a flat array, a double a bulk string, a boolean 1 or 0.
 * @see https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
export function encodeReply(reply: Reply | Replies, resp: 2 | 3): ByteString {
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

type ObjectReply = Exclude<Reply | Replies, ByteString | number | bigint | boolean>

function encodeObject(reply: ObjectReply, resp: 2 | 3): ByteString {
  if (reply === null) return resp === 2 ? '$-1\r\n' : '_\r\n'
  if (Array.isArray(reply)) return aggregate('*', reply, resp)
  if (reply instanceof Status) return `+${reply.text}${CRLF}`
  if (reply instanceof ErrorReply) return `-${reply.text}${CRLF}`
  if (reply instanceof NullArray) return resp === 2 ? '*-1\r\n' : '_\r\n'
  if (reply instanceof Double) return resp === 2 ? bulk(reply.text) : `,${reply.text}${CRLF}`
  if (reply instanceof Replies) return all(reply.replies, resp)
  return encodeRare(reply, resp)
}

function encodeRare(
  reply: MapReply | SetReply | Push | Verbatim | BigNumber,
  resp: 2 | 3,
): ByteString {
  if (reply instanceof MapReply) {
    const count = resp === 2 ? reply.entries.length * 2 : reply.entries.length
    return `${resp === 2 ? '*' : '%'}${count}${CRLF}${all(reply.entries.flat(), resp)}`
  }
  if (reply instanceof SetReply) return aggregate(resp === 2 ? '*' : '~', reply.members, resp)
  if (reply instanceof Push) return aggregate(resp === 2 ? '*' : '>', reply.items, resp)
  if (reply instanceof BigNumber) return resp === 2 ? bulk(reply.digits) : `(${reply.digits}${CRLF}`
  if (resp === 2) return bulk(reply.text)
  // The length counts the format and its colon.
  return `=${reply.text.length + reply.format.length + 1}${CRLF}${reply.format}:${reply.text}${CRLF}`
}

function bulk(bytes: ByteString): ByteString {
  return `$${bytes.length}${CRLF}${bytes}${CRLF}`
}

function aggregate(type: string, items: readonly Reply[], resp: 2 | 3): ByteString {
  return `${type}${items.length}${CRLF}${all(items, resp)}`
}

function all(items: readonly Reply[], resp: 2 | 3): ByteString {
  let bytes = ''
  for (const item of items) bytes += encodeReply(item, resp)
  return bytes
}
