import { raiseValue } from '../lua/arguments.js'
import {
  bytesAt,
  isReadOnly,
  type LuaState,
  newTable,
  pop,
  pushBoolean,
  pushBytes,
  pushCopy,
  pushNumber,
  rawSetField,
  setIndexed,
  typeAt,
} from '../lua/stack.js'
import { toText } from '../lua/to-text.js'
import type { ByteString } from '../reply/byte-string.js'
import { cText, replyOnOneLine } from '../reply/errors/scripting.js'
import { CountedErrorReply, ErrorReply } from '../reply/reply.js'
import { errorFieldsOf } from './error-fields.js'
import type { ErrorFormat } from './error-format.js'
import { raisedAt } from './raised-at.js'

/** Where Redis itself fails when a script raises a read-only table, which cannot take a source. */
const HANDLER_SOURCE = '@err_handler_def'
const HANDLER_LINE = 10
const READ_ONLY_ERROR = 'ERR err_handler_def:10: Attempt to modify a readonly table'

/** What an error table says that has no `err`; real Redis 7 ends there. */
const NO_ERR = 'ERR unknown error'

/** How much of an error that no handler saw is shown. */
const MOST_BYTES_UNHANDLED = 100

/** Errors of Redis 7: tables with `err`, and `source` and `line` once a handler saw them. */
export const TABLE_ERRORS: ErrorFormat = {
  pushCallError: pushError,

  pushRefusal(L, text) {
    pushError(L, text)
    pushCounted(L)
  },

  pushCommandError(L, text) {
    pushError(L, withCode(text))
    pushCounted(L)
  },

  pushErrorReply(L, text) {
    pushError(L, withCode(text.startsWith('-') ? text.slice(1) : text))
  },

  raise: raiseValue,

  raiseArgumentError(L, text) {
    pushError(L, `ERR ${text}`)
    return raiseValue(L)
  },

  handler(L) {
    if (typeAt(L, 1) !== 'table') pushError(L, `ERR ${toText(L, 1)}`)
    else if (isReadOnly(L, 1)) return pushReadOnlyError(L)
    else pushCopy(L, 1)
    const place = raisedAt(L)
    if (place !== undefined) placeError(L, place.source, place.line)
    return 1
  },

  popReply(L, sha1): ErrorReply {
    if (typeAt(L, -1) !== 'table') return popUnhandled(L, sha1)
    const { text, isCounted } = popPlaced(L, sha1)
    return replyOnOneLine(text, isCounted)
  },
}

/** Those of 7.2 and later. A line break in a text ends its reply too early, as it does there. */
export const RAW_TABLE_ERRORS: ErrorFormat = {
  ...TABLE_ERRORS,

  popReply(L, sha1): ErrorReply {
    if (typeAt(L, -1) !== 'table') return popUnhandled(L, sha1)
    const { text, isCounted } = popPlaced(L, sha1)
    return isCounted ? new CountedErrorReply(text) : new ErrorReply(text)
  },
}

/** Pops an error table. @returns what it says, and where it was raised. */
function popPlaced(L: LuaState, sha1: ByteString): { text: ByteString; isCounted: boolean } {
  const { err = NO_ERR, source, line, isCounted } = errorFieldsOf(L)
  pop(L)
  const isPlaced = source !== undefined && line !== undefined
  const place = isPlaced ? ` script: ${sha1}, on ${cText(source)}:${line}.` : ''
  return { text: `${cText(err)}${place}`, isCounted }
}

function pushError(L: LuaState, text: ByteString): void {
  newTable(L)
  pushBytes(L, text)
  rawSetField(L, -2, 'err')
}

/** Marks the error on top as one that INFO errorstats has counted. */
function pushCounted(L: LuaState): void {
  pushBoolean(L, true)
  rawSetField(L, -2, 'ignore_error_stats_update')
}

/** An error text with a code: what stands before the first space, or `ERR` where none does. */
function withCode(text: ByteString): ByteString {
  const space = text.indexOf(' ')
  const code = space < 0 ? 'ERR' : text.slice(0, space)
  return `${code} ${text.slice(space + 1).replace(/^[\r\n]+|[\r\n]+$/g, '')}`
}

/** Sets the place of the error on top, through its metatable where it has one. */
function placeError(L: LuaState, source: ByteString, line: number): void {
  pushBytes(L, 'source')
  pushBytes(L, source)
  setIndexed(L, -3)
  pushBytes(L, 'line')
  pushNumber(L, line)
  setIndexed(L, -3)
}

function pushReadOnlyError(L: LuaState): number {
  pushError(L, READ_ONLY_ERROR)
  placeError(L, HANDLER_SOURCE, HANDLER_LINE)
  return 1
}

function popUnhandled(L: LuaState, sha1: ByteString): ErrorReply {
  const text = bytesAt(L, -1) ?? 'execution failure'
  pop(L)
  return replyOnOneLine(`ERR Error running script ${sha1}, ${text.slice(0, MOST_BYTES_UNHANDLED)}`)
}
