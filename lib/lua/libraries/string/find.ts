import { checkBytes, optionalInteger } from '../../arguments.js'
import { booleanAt, type LuaState, pushNil, pushNumber } from '../../stack.js'
import { pushCaptures, pushMatch } from './captures.js'
import { LuaPattern } from './lua-pattern.js'
import { absolutePosition } from './positions.js'

const SPECIAL_CHARACTERS = /[\^$*+?.([%-]/

/** `string.find (s, pattern [, init [, plain]])` */
export function find(L: LuaState): number {
  const subject = checkBytes(L, 1)
  const pattern = checkBytes(L, 2)
  const start = startingPlace(L, subject.length)
  if (booleanAt(L, 4) || isPlain(pattern)) return findPlain(L, subject, pattern, start)
  const search = new LuaPattern(L, subject, pattern)
  const found = findMatch(search, start)
  if (found < 0) return pushNothing(L)
  pushNumber(L, found + 1)
  pushNumber(L, search.end)
  return pushCaptures(L, search) + 2
}

/** `string.match (s, pattern [, init])` */
export function match(L: LuaState): number {
  const subject = checkBytes(L, 1)
  const pattern = checkBytes(L, 2)
  const start = startingPlace(L, subject.length)
  const search = new LuaPattern(L, subject, pattern)
  const found = findMatch(search, start)
  return found < 0 ? pushNothing(L) : pushMatch(L, search, found, search.end)
}

function startingPlace(L: LuaState, length: number): number {
  const position = absolutePosition(optionalInteger(L, 3, 1), length)
  return Math.min(Math.max(position - 1, 0), length)
}

/** A pattern counts as far as its first zero byte here, and plain text as a whole. */
function isPlain(pattern: string): boolean {
  const special = pattern.search(SPECIAL_CHARACTERS)
  if (special < 0) return true
  const zero = pattern.indexOf('\0')
  return zero >= 0 && zero < special
}

function findPlain(L: LuaState, subject: string, text: string, start: number): number {
  const found = subject.indexOf(text, start)
  if (found < 0) return pushNothing(L)
  pushNumber(L, found + 1)
  pushNumber(L, found + text.length)
  return 2
}

/** The start of the first match from a place on, -1 if there is none. */
export function findMatch(search: LuaPattern, start: number): number {
  const last = search.isAnchored ? start : search.subject.length
  for (let at = start; at <= last; at++) {
    if (search.matchAt(at)) return at
  }
  return -1
}

function pushNothing(L: LuaState): number {
  pushNil(L)
  return 1
}
