import {
  booleanAt,
  bytesAt,
  type LuaState,
  numberAt,
  pop,
  rawGetField,
  typeAt,
} from '../../lua/stack.js'
import type { ByteString } from '../../reply/byte-string.js'
import { cText, oneLine, replyOnOneLine } from '../../reply/errors/scripting.js'
import { BigNumber, Double, type Reply, Status, Verbatim } from '../../reply/reply.js'
import type { ReplyForm } from './lua-to-reply.js'

/**
 * The reply of a table that stands for one value: `{err=…}`, `{ok=…}`, `{double=…}` and so on, by
 * the first of these fields that has the right type. The table stays on top of the stack.
 *
 * @returns undefined for a table that is an array, a map or a set.
 */
export function fieldToReply(L: LuaState, form: ReplyForm): Reply | undefined {
  return (
    errorField(L) ??
    statusField(L) ??
    doubleField(L, form) ??
    (form.hasAllResp3Types ? (bigNumberField(L) ?? verbatimField(L)) : undefined)
  )
}

function errorField(L: LuaState): Reply | undefined {
  const text = stringField(L, 'err')
  if (text === undefined) return undefined
  rawGetField(L, -1, 'ignore_error_stats_update')
  const isCounted = booleanAt(L, -1)
  pop(L)
  return replyOnOneLine(text, isCounted)
}

function statusField(L: LuaState): Reply | undefined {
  const text = stringField(L, 'ok')
  return text === undefined ? undefined : new Status(oneLine(cText(text)))
}

function doubleField(L: LuaState, { doubleText, hasSignedNan }: ReplyForm): Reply | undefined {
  rawGetField(L, -1, 'double')
  const n = typeAt(L, -1) === 'number' ? numberAt(L, -1) : undefined
  if (n === undefined || !Number.isNaN(n)) {
    pop(L)
    return n === undefined ? undefined : new Double(n, doubleText(n))
  }
  // Only Lua knows the sign of a NaN.
  const text = hasSignedNan ? bytesAt(L, -1) : undefined
  pop(L)
  return new Double(n, text ?? 'nan')
}

function bigNumberField(L: LuaState): Reply | undefined {
  const digits = stringField(L, 'big_number')
  return digits === undefined ? undefined : new BigNumber(oneLine(digits))
}

function verbatimField(L: LuaState): Reply | undefined {
  rawGetField(L, -1, 'verbatim_string')
  const isTable = typeAt(L, -1) === 'table'
  const format = isTable ? stringField(L, 'format') : undefined
  const text = isTable ? stringField(L, 'string') : undefined
  pop(L)
  if (format === undefined || text === undefined) return undefined
  return new Verbatim(format.slice(0, 3), text)
}

/** A field of the table on top that is a string; a number is none. */
function stringField(L: LuaState, name: string): ByteString | undefined {
  rawGetField(L, -1, name)
  const text = typeAt(L, -1) === 'string' ? bytesAt(L, -1) : undefined
  pop(L)
  return text
}
