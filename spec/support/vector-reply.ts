import type { ByteString } from '../../lib/reply/byte-string.js'

/**
 * A reply as the vectors write it: a bulk string as a string, an integer as a number, a null bulk
 * as null, an array as an array, and the rest as an object with the name of its type.
 */
export type VectorReply =
  | string
  | number
  | null
  | VectorReply[]
  | { readonly [type: string]: VectorReply | boolean }

interface Read {
  readonly reply: VectorReply
  /** Where the next reply starts. */
  readonly end: number
}

/** Reads the reply that starts at a place of some bytes, or undefined where it is not whole. */
export function readVectorReply(bytes: ByteString, at: number): Read | undefined {
  const lineEnd = bytes.indexOf('\r\n', at)
  if (lineEnd < 0) return undefined
  const line = bytes.slice(at + 1, lineEnd)
  const end = lineEnd + 2
  const simple = readSimple(bytes[at], line)
  if (simple !== undefined) return { reply: simple, end }
  const count = Number(line)
  return '$=!'.includes(bytes[at])
    ? readBlob(bytes, bytes[at], end, count)
    : readAggregate(bytes, bytes[at], end, count)
}

function readSimple(type: string, line: string): VectorReply | undefined {
  if (type === '+') return { status: line }
  if (type === '-') return { error: line }
  if (type === ':') return Number.isSafeInteger(Number(line)) ? Number(line) : { integer: line }
  if (type === '_') return { null: true }
  if (type === '#') return { boolean: line === 't' }
  if (type === ',') return { double: line }
  if (type === '(') return { bigNumber: line }
  if (line !== '-1') return undefined
  return type === '*' ? { nullArray: true } : null
}

function readBlob(
  bytes: ByteString,
  type: string,
  start: number,
  length: number,
): Read | undefined {
  const end = start + length + 2
  if (bytes.length < end) return undefined
  const blob = bytes.slice(start, start + length)
  return { reply: type === '$' ? blob : { verbatim: blob }, end }
}

const AGGREGATES: Readonly<Record<string, string>> = { '%': 'map', '~': 'set', '>': 'push' }

function readAggregate(
  bytes: ByteString,
  type: string,
  start: number,
  count: number,
): Read | undefined {
  const items: VectorReply[] = []
  let at = start
  for (let i = 0; i < (type === '%' ? count * 2 : count); i++) {
    const item = readVectorReply(bytes, at)
    if (item === undefined) return undefined
    items.push(item.reply)
    at = item.end
  }
  if (type === '*') return { reply: items, end: at }
  const pairs = items.flatMap((item, i) => (i % 2 === 0 ? [[item, items[i + 1]]] : []))
  return { reply: { [AGGREGATES[type]]: type === '%' ? pairs : items }, end: at }
}
