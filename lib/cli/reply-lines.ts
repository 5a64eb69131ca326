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
  Verbatim,
} from '../reply/reply.js'

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\x07': '\\a',
  '\b': '\\b',
}

/** A reply as redis-cli prints it on a terminal, line by line. */
export function replyLines(reply: Reply | Replies): string[] {
  if (reply === null || reply instanceof NullArray) return ['(nil)']
  if (typeof reply === 'string') return [quoted(reply)]
  if (typeof reply === 'number' || typeof reply === 'bigint') return [`(integer) ${reply}`]
  if (typeof reply === 'boolean') return [reply ? '(true)' : '(false)']
  if (reply instanceof Status) return [reply.text]
  if (reply instanceof ErrorReply) return [`(error) ${reply.text}`]
  if (reply instanceof Double) return [`"${reply.text}"`]
  if (reply instanceof BigNumber) return [quoted(reply.digits)]
  if (reply instanceof Verbatim) return [quoted(reply.text)]
  return numbered(itemsOf(reply))
}

function itemsOf(reply: Reply[] | MapReply | SetReply | Push | Replies): readonly Reply[] {
  if (reply instanceof MapReply) return reply.entries.flat()
  if (reply instanceof SetReply) return reply.members
  if (reply instanceof Push) return reply.items
  return reply instanceof Replies ? reply.replies : reply
}

/** The items with their numbers in front; the lines of a nested array stand under its number. */
function numbered(items: readonly Reply[]): string[] {
  if (items.length === 0) return ['(empty array)']
  const width = String(items.length).length
  return items.flatMap((item, i) => {
    const number = `${String(i + 1).padStart(width)}) `
    return replyLines(item).map(
      (line, at) => (at === 0 ? number : ' '.repeat(number.length)) + line,
    )
  })
}

function quoted(bytes: ByteString): string {
  const text = Array.from(bytes, (char) => {
    if (char in ESCAPES) return ESCAPES[char]
    return char >= ' ' && char <= '~'
      ? char
      : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `"${text.join('')}"`
}
