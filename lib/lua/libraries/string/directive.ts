import { raise } from '../../arguments.js'
import type { LuaState } from '../../stack.js'
import { isDigit } from './character-classes.js'

/** One `%…` of a format string. */
export interface Directive {
  /** The letter at its end; empty at the end of the string. */
  readonly letter: string
  readonly flags: string
  readonly width: number
  /** Undefined without a `.`; a `.` alone is 0. */
  readonly precision: number | undefined
  /** The place behind it. */
  readonly end: number
}

const FLAGS = '-+ #0'
const MOST_FLAGS = 5
const MOST_DIGITS = 2
const DOT = 0x2e

/** Reads the directive whose `%` stands right before a place: flags, width, precision, letter. */
export function readDirective(L: LuaState, format: string, start: number): Directive {
  const afterFlags = endOfFlags(format, start)
  if (afterFlags - start > MOST_FLAGS) raise(L, 'invalid format (repeated flags)')
  const afterWidth = endOfDigits(format, afterFlags)
  const hasPrecision = format.charCodeAt(afterWidth) === DOT
  const at = hasPrecision ? endOfDigits(format, afterWidth + 1) : afterWidth
  if (isDigit(format.charCodeAt(at))) raise(L, 'invalid format (width or precision too long)')
  return {
    letter: format.charAt(at),
    flags: format.slice(start, afterFlags),
    width: Number(format.slice(afterFlags, afterWidth)),
    precision: hasPrecision ? Number(format.slice(afterWidth + 1, at)) : undefined,
    end: at + 1,
  }
}

/** Fills a text up to the width, with spaces alone. */
export function padded(text: string, { flags, width }: Directive): string {
  if (text.length >= width) return text
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width)
}

function endOfFlags(format: string, start: number): number {
  let at = start
  while (at < format.length && FLAGS.includes(format[at])) at++
  return at
}

function endOfDigits(format: string, start: number): number {
  let at = start
  while (at < start + MOST_DIGITS && isDigit(format.charCodeAt(at))) at++
  return at
}
