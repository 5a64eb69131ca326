import type { ByteString } from '../reply/byte-string.js'

/** What one step of a pattern made of one char: where the pattern goes on, or no match. */
const NO_MATCH = -1
/** Past so many `*` with more behind them nothing matches: Redis goes one call deeper for each. */
const MOST_STARS = 1000

/**
 * Whether a text matches a glob-style pattern as a whole: `*`, `?`, `[a-z]`, `[^a]`, `\` before a
 * char that stands for itself. Only the last `*` is ever tried again, so time is at most the
 * product of both lengths.
 * @see https://redis.io/docs/latest/commands/keys/
 */
export function matchesGlob(pattern: ByteString, text: ByteString): boolean {
  // Redis's matcher does not look at a pattern for an empty text: not even `*` matches it. KEYS
  // and SCAN do not ask it about `*`.
  if (text === '') return pattern === ''
  let inPattern = 0
  let inText = 0
  let afterStar = NO_MATCH
  let starAt = 0
  let stars = 0
  while (inText < text.length) {
    if (pattern[inPattern] === '*') {
      inPattern = pastStars(pattern, inPattern)
      if (inPattern < pattern.length && ++stars > MOST_STARS) return false
      afterStar = inPattern
      starAt = inText
      continue
    }
    const next = step(pattern, inPattern, text[inText])
    if (next !== NO_MATCH) {
      inPattern = next
      inText++
    } else if (afterStar !== NO_MATCH) {
      inPattern = afterStar
      inText = ++starAt
    } else return false
  }
  return pastStars(pattern, inPattern) === pattern.length
}

function pastStars(pattern: ByteString, from: number): number {
  let at = from
  while (pattern[at] === '*') at++
  return at
}

function step(pattern: ByteString, at: number, char: string): number {
  if (at === pattern.length) return NO_MATCH
  if (pattern[at] === '?') return at + 1
  if (pattern[at] === '[') return stepClass(pattern, at + 1, char)
  const literal = pattern[at] === '\\' && at + 1 < pattern.length ? at + 1 : at
  return pattern[literal] === char ? literal + 1 : NO_MATCH
}

/** A class without its `]` ends with the pattern. */
function stepClass(pattern: ByteString, from: number, char: string): number {
  const isNegated = pattern[from] === '^'
  let at = isNegated ? from + 1 : from
  let isMember = false
  while (at < pattern.length && pattern[at] !== ']') {
    if (pattern[at] === '\\' && at + 1 < pattern.length) {
      isMember ||= pattern[at + 1] === char
      at += 2
    } else if (pattern[at + 1] === '-' && at + 2 < pattern.length) {
      isMember ||= isBetween(char, pattern[at], pattern[at + 2])
      at += 3
    } else {
      isMember ||= pattern[at] === char
      at++
    }
  }
  return isMember === isNegated ? NO_MATCH : Math.min(at + 1, pattern.length)
}

function isBetween(char: string, a: string, b: string): boolean {
  return a <= b ? char >= a && char <= b : char >= b && char <= a
}
