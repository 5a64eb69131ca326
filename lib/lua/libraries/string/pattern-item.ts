import type { ByteString } from '../../bytes.js'
import { isInClass } from './character-classes.js'

export const ESCAPE = 0x25
export const OPEN_SET = 0x5b
export const CARET = 0x5e
const DOT = 0x2e
const RANGE = 0x2d

/** Whether a byte is what an item of a pattern stands for: `.`, `%a`, `[set]` or a character. */
export function matchesItem(pattern: ByteString, item: number, end: number, byte: number): boolean {
  const code = pattern.charCodeAt(item)
  switch (code) {
    case DOT:
      return true
    case ESCAPE:
      return isInClass(byte, pattern.charCodeAt(item + 1))
    case OPEN_SET:
      return isInSet(pattern, item, end - 1, byte)
    default:
      return byte === code
  }
}

/** Whether a byte is in the set between a `[` and its `]`. */
export function isInSet(pattern: ByteString, open: number, close: number, byte: number): boolean {
  const isNegated = pattern.charCodeAt(open + 1) === CARET
  for (let place = isNegated ? open + 2 : open + 1; place < close; place++) {
    const code = pattern.charCodeAt(place)
    let isMember = code === byte
    if (code === ESCAPE) {
      place++
      isMember = isInClass(byte, pattern.charCodeAt(place))
    } else if (pattern.charCodeAt(place + 1) === RANGE && place + 2 < close) {
      place += 2
      isMember = code <= byte && byte <= pattern.charCodeAt(place)
    }
    if (isMember) return !isNegated
  }
  return isNegated
}
