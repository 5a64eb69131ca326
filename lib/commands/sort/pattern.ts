import { HashValue } from '../../keyspace/hash-value.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { CommandContext } from '../context.js'
import { liveValue } from '../hashes/live-fields.js'

/** A pattern of BY or GET, taken apart. */
interface KeyPattern {
  readonly prefix: ByteString
  readonly postfix: ByteString
  readonly field: ByteString | undefined
}

/** Looks up what a pattern means for an element: a string, or undefined. */
export type PatternLookup = (element: ByteString) => ByteString | undefined

/** Whether a pattern has a place for the element. C looks no further than to a NUL byte. */
export function hasPlace(pattern: ByteString): boolean {
  return beforeNul(pattern).includes('*')
}

/**
 * The lookup of a pattern: `#` is the element itself, `w_*` the string of a key with the element in
 * its name, `h_*->f` a field of such a hash.
 * @see https://redis.io/docs/latest/commands/sort/#using-hashes-in-by-and-get
 */
export function lookupOf(context: CommandContext, pattern: ByteString): PatternLookup {
  if (pattern === '#') return (element) => element
  if (!hasPlace(pattern)) return () => undefined
  const { prefix, postfix, field } = parsePattern(pattern)
  return (element) => {
    const key = prefix + element + postfix
    const value = context.db.get(key)
    if (field === undefined) return value instanceof StringValue ? value.bytes : undefined
    return value instanceof HashValue ? liveValue(context, key, value, field) : undefined
  }
}

function parsePattern(pattern: ByteString): KeyPattern {
  const star = pattern.indexOf('*')
  const arrow = beforeNul(pattern.slice(star + 1)).indexOf('->')
  const fieldAt = star + 1 + arrow + 2
  // An arrow at the end is part of the key's name.
  const hasField = arrow >= 0 && beforeNul(pattern.slice(fieldAt)) !== ''
  return {
    prefix: pattern.slice(0, star),
    postfix: pattern.slice(star + 1, hasField ? fieldAt - 2 : undefined),
    field: hasField ? pattern.slice(fieldAt) : undefined,
  }
}

function beforeNul(text: ByteString): ByteString {
  const nul = text.indexOf('\0')
  return nul < 0 ? text : text.slice(0, nul)
}
