import { matchesGlob } from '../command/glob.js'
import type { ByteString } from '../reply/byte-string.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../reply/errors/common.js'
import { INVALID_CURSOR, NOVALUES_IN_HSCAN_ONLY } from '../reply/errors/scan.js'
import { ErrorReply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import { parseInt64, parseInteger } from './parse.js'

/** Which command of the SCAN family reads the options. */
export type ScanKind = 'SCAN' | 'SSCAN' | 'HSCAN' | 'ZSCAN'

export interface ScanOptions {
  readonly count: number
  /** Whether a name passes MATCH. */
  readonly matches: (name: ByteString) => boolean
  /** The type that SCAN TYPE asks for, as it was written. */
  readonly type: ByteString | undefined
  readonly noValues: boolean
}

const UINT64_MAX = 2n ** 64n - 1n
/** As C's strtoul reads a number: space and a sign may stand before it, a NUL ends it. */
const C_UNSIGNED = /^([ \t-\r]*)([+-]?)(\d+)(\0.*)?$/s

/**
 * The cursor of a SCAN-like command. One past 2^53 is none that was handed out, and any number past
 * the end of the collection starts at its end, so it is read as the largest safe one.
 */
export function parseCursor(text: ByteString, version: RedisVersion): number | ErrorReply {
  const cursor = version < '7.4' ? cursorBefore74(text) : cursorFrom74(text)
  if (cursor === undefined) return INVALID_CURSOR
  return cursor > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : Number(cursor)
}

function cursorBefore74(text: ByteString): bigint | undefined {
  if (text === '' || text.startsWith('\0')) return 0n
  return /^\s/.test(text) ? undefined : parseUnsigned(text)
}

function cursorFrom74(text: ByteString): bigint | undefined {
  const integer = parseInt64(text)
  if (integer !== undefined) return integer < 0n ? undefined : integer
  return parseUnsigned(text)
}

function parseUnsigned(text: ByteString): bigint | undefined {
  const match = C_UNSIGNED.exec(text)
  if (match === null) return undefined
  const value = BigInt(match[3])
  if (value > UINT64_MAX) return undefined
  return match[2] === '-' ? BigInt.asUintN(64, -value) : value
}

/** Reads the options of SCAN, SSCAN, HSCAN and ZSCAN: those behind the cursor, from `from` on. */
export function parseScanOptions(
  kind: ScanKind,
  argv: readonly ByteString[],
  from: number,
  version: RedisVersion,
): ScanOptions | ErrorReply {
  const options = { count: 10, matches: always, type: undefined, noValues: false }
  let at = from
  while (at < argv.length) {
    const isNoValues = version >= '7.4' && argv[at].toUpperCase() === 'NOVALUES'
    const refusal = isNoValues
      ? readNoValues(options, kind)
      : readPair(options, kind, argv[at].toUpperCase(), argv[at + 1])
    if (refusal !== undefined) return refusal
    at += isNoValues ? 1 : 2
  }
  return options
}

type Draft = { -readonly [Name in keyof ScanOptions]: ScanOptions[Name] }

function readNoValues(options: Draft, kind: ScanKind): ErrorReply | undefined {
  if (kind !== 'HSCAN') return NOVALUES_IN_HSCAN_ONLY
  options.noValues = true
}

function readPair(
  options: Draft,
  kind: ScanKind,
  name: string,
  value: ByteString | undefined,
): ErrorReply | undefined {
  if (value === undefined) return SYNTAX_ERROR
  if (name === 'MATCH') options.matches = matcher(value)
  else if (name === 'TYPE' && kind === 'SCAN') options.type = value
  else if (name === 'COUNT') {
    const count = parseCount(value)
    if (count instanceof ErrorReply) return count
    options.count = count
  } else return SYNTAX_ERROR
}

function parseCount(text: ByteString): number | ErrorReply {
  const count = parseInteger(text, NOT_AN_INTEGER)
  return typeof count === 'number' && count < 1 ? SYNTAX_ERROR : count
}

function matcher(pattern: ByteString): (name: ByteString) => boolean {
  return pattern === '*' ? always : (name) => matchesGlob(pattern, name)
}

const always = () => true
