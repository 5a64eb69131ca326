import {
  bytesAt,
  checkStack,
  type LuaState,
  nextEntry,
  numberAt,
  pop,
  pushNil,
  typeAt,
  valueAt,
} from '../../lua/stack.js'
import { addressOf } from '../../lua/to-text.js'
import { LIGHT_NULL } from '../../lua/values.js'
import { formatGeneral } from '../../number/printf.js'
import type { ByteString } from '../../reply/byte-string.js'
import { quotedText } from '../../reply/quoted-text.js'

/** How deep tables may be nested to be shown. */
const MOST_LEVELS = 10
const TOO_DEEP = '<max recursion level reached! Nested table?>'
const SHOWN_DIGITS = 6
const PLACES_FOR_ENTRY = 3

/** The value on top as the debugger shows it; tables are read raw. It stays on the stack. */
export function valueText(L: LuaState, level = 0): ByteString {
  if (level === MOST_LEVELS) return TOO_DEEP
  switch (typeAt(L, -1)) {
    case 'string':
      return quotedText(bytesAt(L, -1) ?? '')
    case 'boolean':
      return String(valueAt(L, -1))
    case 'number':
      return numberText(L)
    case 'nil':
      return 'nil'
    case 'table':
      return tableText(L, level + 1)
    default:
      return objectText(L)
  }
}

function numberText(L: LuaState): ByteString {
  const n = numberAt(L, -1) ?? Number.NaN
  // Only Lua knows the sign of a NaN.
  return Number.isNaN(n) ? (bytesAt(L, -1) ?? 'nan') : formatGeneral(n, SHOWN_DIGITS)
}

/** A table as a list where its keys, in the order of `pairs`, are 1, 2, 3 and so on. */
function tableText(L: LuaState, level: number): ByteString {
  const values: ByteString[] = []
  const entries: ByteString[] = []
  let isList = true
  checkStack(L, PLACES_FOR_ENTRY)
  pushNil(L)
  while (nextEntry(L, -2)) {
    const value = valueText(L, level)
    pop(L)
    if (valueAt(L, -1) !== values.length + 1) isList = false
    values.push(value)
    entries.push(`[${valueText(L, level)}]=${value}`)
  }
  return `{${(isList ? values : entries).join('; ')}}`
}

function objectText(L: LuaState): ByteString {
  const value = valueAt(L, -1)
  if (value === LIGHT_NULL) return '"light-userdata@(nil)"'
  return `"${typeAt(L, -1)}@${addressOf(value)}"`
}
