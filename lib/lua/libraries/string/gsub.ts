import { argumentError, checkBytes, raise } from '../../arguments.js'
import type { ByteString } from '../../bytes.js'
import { makeCalls } from '../../call.js'
import {
  booleanAt,
  bytesAt,
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
  if (kind === 'function') return makeCalls(L, callsForMatches(L, search, most))
  const replace = replacement(L, kind, search)
  const result = new Replacement(search)
  for (const end of result.matches(most)) result.add(replace(result.at, end))
  return pushResult(L, result)
}

/** The calls of a function that says what comes in the place of each match. */
function* callsForMatches(
  L: LuaState,
  search: LuaPattern,
  most: number,
): Generator<number, number> {
  const result = new Replacement(search)
  for (const end of result.matches(most)) {
    pushCopy(L, 3)
    yield pushMatch(L, search, result.at, end)
    result.add(replacementValue(L, search, result.at, end))
  }
  return pushResult(L, result)
}

function pushResult(L: LuaState, { text, count }: Replacement): number {
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
    default:
      return argumentError(L, 3, 'string/function/table expected')
  }
}

/** A subject in which matches are replaced, as far as the search came. */
class Replacement {
  /** Where the search is: at the start of a match. */
  at = 0
  count = 0
  readonly #search: LuaPattern
  #text = ''
  #copied = 0

  constructor(search: LuaPattern) {
    this.#search = search
  }

  /** Goes from match to match, and gives where each ends. */
  *matches(most: number): Generator<number, void> {
    const search = this.#search
    while (this.count < most) {
      const isMatch = search.matchAt(this.at)
      const { end } = search
      if (isMatch) {
        this.count++
        yield end
      }
      if (isMatch && end > this.at) this.at = end
      else if (this.at < search.subject.length) this.at++
      else break
      if (search.isAnchored) break
    }
  }

  /** Puts a text in the place of the match. */
  add(replacement: ByteString): void {
    const { subject, end } = this.#search
    this.#text += subject.slice(this.#copied, this.at) + replacement
    this.#copied = end
  }

  get text(): ByteString {
    return this.#text + this.#search.subject.slice(this.#copied)
  }
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
