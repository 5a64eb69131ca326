import { raise } from '../../arguments.js'
import type { ByteString } from '../../bytes.js'
import type { LuaState } from '../../stack.js'
import { Backtracking, Choice } from './backtracking.js'
import { isDigit } from './character-classes.js'
import { CARET, ESCAPE, isInSet, matchesItem, OPEN_SET } from './pattern-item.js'

const OPEN_GROUP = 0x28
const CLOSE_GROUP = 0x29
const DOLLAR = 0x24
const CLOSE_SET = 0x5d
const HYPHEN = 0x2d
const QUESTION = 0x3f
const STAR = 0x2a
const PLUS = 0x2b
const LETTER_B = 0x62
const LETTER_F = 0x66
const DIGIT_ONE = 0x31

const MAX_CAPTURES = 32
/** Lengths of captures that are no length: not closed yet, and the position capture `()`. */
const UNFINISHED = -1
const POSITION = -2

/**
 * A Lua pattern on its way through a subject. It is read while it matches and not before, so that
 * a malformed part raises its error only once the match gets there. What there is to come back to
 * is kept in a list and not in calls, so that no pattern and no subject is too long.
 *
 * @see https://www.lua.org/manual/5.1/manual.html#5.4.1
 */
export class LuaPattern {
  readonly subject: ByteString
  /** Whether it starts with `^`, which gmatch takes for an ordinary character. */
  readonly isAnchored: boolean
  captureCount = 0
  /** The end of the match that was found last. */
  end = 0
  readonly #L: LuaState
  readonly #pattern: ByteString
  readonly #first: number
  readonly #patternEnd: number
  readonly #starts: number[] = []
  readonly #lengths: number[] = []
  readonly #backtracking: Backtracking
  /** Where the match is in the subject, and which pattern item comes next. */
  #at = 0
  #item = 0

  constructor(L: LuaState, subject: ByteString, pattern: ByteString, mayAnchor = true) {
    this.#L = L
    this.subject = subject
    this.#pattern = pattern
    // A pattern is a C string: it ends at a zero byte.
    const zero = pattern.indexOf('\0')
    this.#patternEnd = zero < 0 ? pattern.length : zero
    this.isAnchored = mayAnchor && pattern.charCodeAt(0) === CARET
    this.#first = this.isAnchored ? 1 : 0
    this.#backtracking = new Backtracking(L)
  }

  /** Matches from one place of the subject on. */
  matchAt(start: number): boolean {
    this.captureCount = 0
    this.#backtracking.clear()
    this.#at = start
    this.#item = this.#first
    let steps = 0
    while (this.#item < this.#patternEnd) {
      steps++
      if (this.#step()) continue
      this.#backtracking.count(steps)
      steps = 0
      if (!this.#resume()) return false
    }
    this.#backtracking.count(steps)
    this.end = this.#at
    return true
  }

  /** The text of a capture, or the number of a position; without captures 0 is the whole match. */
  capture(index: number, start: number, end: number): ByteString | number {
    if (index >= this.captureCount) {
      if (index === 0) return this.subject.slice(start, end)
      return raise(this.#L, 'invalid capture index')
    }
    const from = this.#starts[index]
    const length = this.#lengths[index]
    if (length === POSITION) return from + 1
    if (length === UNFINISHED) return raise(this.#L, 'unfinished capture')
    return this.subject.slice(from, from + length)
  }

  #step(): boolean {
    switch (this.#pattern.charCodeAt(this.#item)) {
      case OPEN_GROUP:
        return this.#openCapture()
      case CLOSE_GROUP:
        return this.#closeCapture()
      case ESCAPE:
        return this.#escape()
      case DOLLAR:
        if (this.#item + 1 < this.#patternEnd) return this.#single()
        this.#item++
        return this.#at === this.subject.length
      default:
        return this.#single()
    }
  }

  #openCapture(): boolean {
    if (this.captureCount >= MAX_CAPTURES) raise(this.#L, 'too many captures')
    const isPosition = this.#itemAt(this.#item + 1) === CLOSE_GROUP
    this.#starts[this.captureCount] = this.#at
    this.#lengths[this.captureCount] = isPosition ? POSITION : UNFINISHED
    this.captureCount++
    this.#backtracking.push(Choice.undoOpen, 0, 0, 0)
    this.#item += isPosition ? 2 : 1
    return true
  }

  #closeCapture(): boolean {
    let index = this.captureCount - 1
    while (index >= 0 && this.#lengths[index] !== UNFINISHED) index--
    if (index < 0) raise(this.#L, 'invalid pattern capture')
    this.#lengths[index] = this.#at - this.#starts[index]
    this.#backtracking.push(Choice.undoClose, index, 0, 0)
    this.#item++
    return true
  }

  #escape(): boolean {
    const letter = this.#itemAt(this.#item + 1)
    if (letter === LETTER_B) return this.#balance()
    if (letter === LETTER_F) return this.#frontier()
    return isDigit(letter) ? this.#backReference(letter - DIGIT_ONE) : this.#single()
  }

  #balance(): boolean {
    const { subject } = this
    const open = this.#itemAt(this.#item + 2)
    const close = this.#itemAt(this.#item + 3)
    if (Number.isNaN(close)) raise(this.#L, 'unbalanced pattern')
    if (subject.charCodeAt(this.#at) !== open) return false
    let depth = 1
    for (let i = this.#at + 1; i < subject.length; i++) {
      const byte = subject.charCodeAt(i)
      if (byte === close) {
        depth--
        if (depth === 0) return this.#advance(i + 1, this.#item + 4)
      } else if (byte === open) depth++
    }
    this.#backtracking.count(subject.length - this.#at)
    return false
  }

  #frontier(): boolean {
    const set = this.#item + 2
    if (this.#itemAt(set) !== OPEN_SET) raise(this.#L, "missing '[' after '%f' in pattern")
    const end = this.#endOfSingle(set)
    // Both ends of the subject count as a zero byte.
    const before = this.#at === 0 ? 0 : this.subject.charCodeAt(this.#at - 1)
    const after = this.#at < this.subject.length ? this.subject.charCodeAt(this.#at) : 0
    const isEdge =
      !isInSet(this.#pattern, set, end - 1, before) && isInSet(this.#pattern, set, end - 1, after)
    return isEdge && this.#advance(this.#at, end)
  }

  #backReference(index: number): boolean {
    const isThere = index >= 0 && index < this.captureCount && this.#lengths[index] !== UNFINISHED
    if (!isThere) raise(this.#L, 'invalid capture index')
    const length = this.#lengths[index]
    if (length === POSITION) return false
    const from = this.#starts[index]
    this.#backtracking.count(length)
    if (!this.subject.startsWith(this.subject.slice(from, from + length), this.#at)) return false
    return this.#advance(this.#at + length, this.#item + 2)
  }

  /** A single character class with what may follow it: `?`, `*`, `+`, `-`. */
  #single(): boolean {
    const item = this.#item
    const end = this.#endOfSingle(item)
    switch (this.#itemAt(end)) {
      case QUESTION:
        return this.#optional(item, end)
      case STAR:
        return this.#longest(item, end, 0)
      case PLUS:
        return this.#longest(item, end, 1)
      case HYPHEN:
        this.#backtracking.push(Choice.oneMore, this.#at, item, end)
        return this.#advance(this.#at, end + 1)
      default:
        if (!this.#matchesSingle(this.#at, item, end)) return false
        return this.#advance(this.#at + 1, end)
    }
  }

  #optional(item: number, end: number): boolean {
    if (!this.#matchesSingle(this.#at, item, end)) return this.#advance(this.#at, end + 1)
    this.#backtracking.push(Choice.without, this.#at, end + 1, 0)
    return this.#advance(this.#at + 1, end + 1)
  }

  #longest(item: number, end: number, atLeast: number): boolean {
    const least = this.#at + atLeast
    let at = this.#at
    while (this.#matchesSingle(at, item, end)) at++
    if (at < least) return false
    this.#backtracking.count(at - least)
    if (at > least) this.#backtracking.push(Choice.oneLess, at, end + 1, least)
    return this.#advance(at, end + 1)
  }

  /** Goes back to the last choice that leaves another way. Returns whether there is one. */
  #resume(): boolean {
    const choices = this.#backtracking
    while (choices.pop()) {
      switch (choices.kind) {
        case Choice.undoOpen:
          this.captureCount--
          break
        case Choice.undoClose:
          this.#lengths[choices.first] = UNFINISHED
          break
        case Choice.without:
          return this.#advance(choices.first, choices.second)
        case Choice.oneLess:
          return this.#oneLess(choices.first - 1, choices.second, choices.third)
        case Choice.oneMore:
          if (this.#oneMore(choices.first, choices.second, choices.third)) return true
      }
    }
    return false
  }

  #oneLess(at: number, item: number, least: number): boolean {
    if (at > least) this.#backtracking.push(Choice.oneLess, at, item, least)
    return this.#advance(at, item)
  }

  #oneMore(at: number, item: number, end: number): boolean {
    if (!this.#matchesSingle(at, item, end)) return false
    this.#backtracking.push(Choice.oneMore, at + 1, item, end)
    return this.#advance(at + 1, end + 1)
  }

  #advance(at: number, item: number): boolean {
    this.#at = at
    this.#item = item
    return true
  }

  /** The pattern's byte at a place, NaN behind its end. */
  #itemAt(place: number): number {
    return place < this.#patternEnd ? this.#pattern.charCodeAt(place) : Number.NaN
  }

  #endOfSingle(item: number): number {
    switch (this.#itemAt(item)) {
      case ESCAPE:
        if (item + 1 >= this.#patternEnd) raise(this.#L, "malformed pattern (ends with '%')")
        return item + 2
      case OPEN_SET:
        return this.#endOfSet(item)
      default:
        return item + 1
    }
  }

  #endOfSet(set: number): number {
    let place = this.#itemAt(set + 1) === CARET ? set + 2 : set + 1
    // The first character is a member even if it is `]`.
    do {
      if (place >= this.#patternEnd) raise(this.#L, "malformed pattern (missing ']')")
      const isEscape = this.#itemAt(place) === ESCAPE
      place += isEscape && place + 1 < this.#patternEnd ? 2 : 1
    } while (this.#itemAt(place) !== CLOSE_SET)
    return place + 1
  }

  #matchesSingle(at: number, item: number, end: number): boolean {
    if (at >= this.subject.length) return false
    return matchesItem(this.#pattern, item, end, this.subject.charCodeAt(at))
  }
}
