import { argumentError, checkBytes, raise } from '../../arguments.js'
import type { ByteString } from '../../bytes.js'
import {
  booleanAt,
  bytesAt,
  call,
  getIndexed,
  type LuaState,
  pop,
  pushBytes,
  pushCopy,
  pushNumber,
  typeAt,
} from '../../stack.js'
import { optionalInt32 } from '../int32.js'
import { pushCapture, pushMatch } from './captures.js'
import { isDigit } from './character-classes.js'
import { LuaPattern } from './lua-pattern.js'

const DIGIT_ZERO = 0x30

type Replace = (start: number, end: number) => ByteString

/** `string.gsub (s, pattern, repl [, n])` */
export function gsub(L: LuaState): number {
  const subject = checkBytes(L, 1)
  const pattern = checkBytes(L, 2)
  const kind = typeAt(L, 3)
  const most = optionalInt32(L, 4, subject.length + 1)
  const search = new LuaPattern(L, subject, pattern)
  const replace = replacement(L, kind, search)
  const { text, count } = replaceMatches(search, most, replace)
  pushBytes(L, text)
  pushNumber(L, count)
  return 2
}

function replacement(L: LuaState, kind: string, search: LuaPattern): Replace {
  switch (kind) {
    case 'number':
    case 'string':
      return textReplacement(search, bytesAt(L, 3) as ByteString)
    case 'table':
      return (start, end) => {
        pushCapture(L, search.capture(0, start, end))
        getIndexed(L, 3)
        return replacementValue(L, search, start, end)
      }
    case 'function':
      return (start, end) => {
        pushCopy(L, 3)
        call(L, pushMatch(L, search, start, end), 1)
        return replacementValue(L, search, start, end)
      }
    default:
      return argumentError(L, 3, 'string/function/table expected')
  }
}

function replaceMatches(search: LuaPattern, most: number, replace: Replace) {
  const { subject } = search
  let text = ''
  let copied = 0
  let count = 0
  let at = 0
  while (count < most) {
    const isMatch = search.matchAt(at)
    const { end } = search
    if (isMatch) {
      count++
      text += subject.slice(copied, at) + replace(at, end)
      copied = end
    }
    if (isMatch && end > at) at = end
    else if (at < subject.length) at++
    else break
    if (search.isAnchored) break
  }
  return { text: text + subject.slice(copied), count }
}

function textReplacement(search: LuaPattern, text: ByteString): Replace {
  if (!text.includes('%')) return () => text
  return (start, end) => {
    let result = ''
    let copied = 0
    for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 2)) {
      result += text.slice(copied, at) + escaped(search, text, at + 1, start, end)
      copied = at + 2
    }
    return result + text.slice(copied)
  }
}

/** What a `%` and the character behind it stand for; at the end that is C's closing zero. */
function escaped(
  search: LuaPattern,
  text: ByteString,
  at: number,
  start: number,
  end: number,
): ByteString {
  if (at === text.length) return '\0'
  const code = text.charCodeAt(at)
  if (!isDigit(code)) return text[at]
  if (code === DIGIT_ZERO) return search.subject.slice(start, end)
  return String(search.capture(code - DIGIT_ZERO - 1, start, end))
}

/** The value on top as replacement: nil and false keep the match. */
function replacementValue(L: LuaState, search: LuaPattern, start: number, end: number): ByteString {
  const value = booleanAt(L, -1) ? bytesAt(L, -1) : search.subject.slice(start, end)
  if (value === undefined) raise(L, `invalid replacement value (a ${typeAt(L, -1)})`)
  pop(L)
  return value
}
