import {
  booleanAt,
  bytesAt,
  checkStack,
  type LuaState,
  numberAt,
  pop,
  typeAt,
} from '../../lua/stack.js'
import { LUA_STACK_LIMIT } from '../../reply/errors/scripting.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import { fieldToReply } from './lua-field-to-reply.js'
import { openTable, PLACES_FOR_WALK, type TableWalk } from './table-walk.js'

/** What the form of a reply depends on in each version. */
export interface ReplyForm {
  /** Whether `big_number` and `verbatim_string` mean something. */
  readonly hasAllResp3Types: boolean
  /** Prints the number of `{double = n}`. */
  readonly doubleText: (n: number) => string
  /** Whether the number of `{double = nan}` has a sign. */
  readonly hasSignedNan: boolean
}

/**
 * The values that a C function of Lua 5.1 may have on its stack (LUAI_MAXCSTACK, 8000), less one
 * for the error handler and four for the work on a table: what lies deeper is not converted.
 */
const DEEPEST_PLACE = 7995

const LEAST_INTEGER = -(2n ** 63n)

/**
 * Pops a value that a script returns and gives its reply. Tables are read raw.
 *
 * Tables are walked with a stack of their own, as a script may nest them deeper than JavaScript
 * calls.
 *
 * @param resp the protocol of the script, not of the client.
 * @param onErrorInside hears of each error that is a part of the reply.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#data-type-conversion
 */
export function luaToReply(
  L: LuaState,
  resp: 2 | 3,
  form: ReplyForm,
  onErrorInside: (error: ErrorReply) => void,
): Reply {
  const leaf = leafToReply(L, resp, form, 1)
  return leaf === undefined ? walkTables(L, resp, form, onErrorInside) : leaf
}

function walkTables(
  L: LuaState,
  resp: 2 | 3,
  form: ReplyForm,
  onErrorInside: (error: ErrorReply) => void,
): Reply {
  const walks: TableWalk[] = [openTable(L, 1)]
  for (;;) {
    const walk = walks[walks.length - 1]
    const place = walk.advance(L)
    if (place > 0) {
      const leaf = leafToReply(L, resp, form, place)
      if (leaf === undefined) walks.push(openTable(L, place))
      else walk.take(leaf)
      if (leaf instanceof ErrorReply) onErrorInside(leaf)
      continue
    }
    walks.pop()
    if (walks.length === 0) return walk.reply()
    walks[walks.length - 1].take(walk.reply())
  }
}

/** Pops the value on top, unless it is a table that must be walked: then undefined. */
function leafToReply(L: LuaState, resp: 2 | 3, form: ReplyForm, place: number): Reply | undefined {
  if (place > DEEPEST_PLACE) return popped(L, LUA_STACK_LIMIT)
  switch (typeAt(L, -1)) {
    case 'string':
      return popped(L, bytesAt(L, -1) ?? '')
    case 'number':
      return popped(L, integerReply(numberAt(L, -1) ?? 0))
    case 'boolean':
      return popped(L, booleanReply(booleanAt(L, -1), resp))
    case 'table': {
      checkStack(L, PLACES_FOR_WALK)
      const reply = fieldToReply(L, form)
      return reply === undefined ? undefined : popped(L, reply)
    }
    default:
      return popped(L, null)
  }
}

function popped<Value>(L: LuaState, value: Value): Value {
  pop(L)
  return value
}

/** As C on x86-64 casts a double to a 64-bit integer: what has no place there is the least one. */
function integerReply(n: number): Reply {
  const integer = Math.trunc(n)
  if (Number.isSafeInteger(integer)) return integer + 0
  return Math.abs(integer) < 2 ** 63 ? BigInt(integer) : LEAST_INTEGER
}

function booleanReply(value: boolean, resp: 2 | 3): Reply {
  if (resp === 3) return value
  return value ? 1 : null
}
