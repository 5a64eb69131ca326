import {
  checkStack,
  type LuaState,
  newList,
  newTable,
  pushBoolean,
  pushBytes,
  pushNil,
  pushNumber,
  rawSet,
  rawSetField,
  rawSetIndex,
} from '../../lua/stack.js'
import {
  BigNumber,
  Double,
  ErrorReply,
  MapReply,
  NullArray,
  Push,
  type Reply,
  SetReply,
  Status,
  type Verbatim,
} from '../../reply/reply.js'
import type { ErrorFormat } from '../error-format.js'

/** The stack places that a table, a key and a value need. */
const PLACES_FOR_ENTRY = 4

/**
 * Pushes a command's reply as Lua sees it.
 *
 * @param resp the protocol of the script: RESP3 has its own forms of null, map, set, double …
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#data-type-conversion
 */
export function pushReply(L: LuaState, reply: Reply, resp: 2 | 3, errors: ErrorFormat): void {
  if (typeof reply === 'string') pushBytes(L, reply)
  else if (typeof reply === 'number') pushNumber(L, reply)
  else if (typeof reply === 'bigint') pushNumber(L, Number(reply))
  else if (reply === null || reply instanceof NullArray) pushNull(L, resp)
  else if (reply instanceof Status) pushField(L, 'ok', reply.text)
  else if (reply instanceof ErrorReply) errors.pushCommandError(L, reply.text)
  else if (Array.isArray(reply)) pushArray(L, reply, resp, errors)
  else if (resp === 3) pushResp3(L, reply, errors)
  else pushFlattened(L, reply, errors)
}

type Resp3Reply = Double | MapReply | SetReply | Verbatim | BigNumber | Push | boolean

function pushNull(L: LuaState, resp: 2 | 3): void {
  if (resp === 3) pushNil(L)
  else pushBoolean(L, false)
}

function pushField(L: LuaState, name: string, text: string): void {
  newTable(L, 0, 1)
  pushBytes(L, text)
  rawSetField(L, -2, name)
}

function pushArray(L: LuaState, items: readonly Reply[], resp: 2 | 3, errors: ErrorFormat): void {
  checkStack(L, PLACES_FOR_ENTRY)
  // In RESP3 an item may be nil, which takes no room in an array part.
  if (resp === 2) newList(L, items.length)
  else newTable(L)
  for (let i = 0; i < items.length; i++) {
    pushReply(L, items[i], resp, errors)
    rawSetIndex(L, -2, i + 1)
  }
}

/** The forms that a script has for them that speaks RESP2: those that a client of RESP2 gets. */
function pushFlattened(L: LuaState, reply: Resp3Reply, errors: ErrorFormat): void {
  if (typeof reply === 'boolean') pushNumber(L, reply ? 1 : 0)
  else if (reply instanceof MapReply) pushArray(L, reply.entries.flat(), 2, errors)
  else if (reply instanceof SetReply) pushArray(L, reply.members, 2, errors)
  else if (reply instanceof Push) pushArray(L, reply.items, 2, errors)
  else if (reply instanceof BigNumber) pushBytes(L, reply.digits)
  else pushBytes(L, reply.text)
}

function pushResp3(L: LuaState, reply: Resp3Reply, errors: ErrorFormat): void {
  if (typeof reply === 'boolean') pushBoolean(L, reply)
  else if (reply instanceof MapReply) pushMap(L, reply, errors)
  else if (reply instanceof SetReply) pushSet(L, reply, errors)
  else if (reply instanceof Push) pushArray(L, reply.items, 3, errors)
  else if (reply instanceof Double) pushDouble(L, reply)
  else if (reply instanceof BigNumber) pushField(L, 'big_number', reply.digits)
  else pushVerbatim(L, reply)
}

function pushMap(L: LuaState, { entries }: MapReply, errors: ErrorFormat): void {
  checkStack(L, PLACES_FOR_ENTRY)
  newTable(L)
  newTable(L)
  for (const [key, value] of entries) {
    pushReply(L, key, 3, errors)
    pushReply(L, value, 3, errors)
    rawSet(L, -3)
  }
  rawSetField(L, -2, 'map')
}

function pushSet(L: LuaState, { members }: SetReply, errors: ErrorFormat): void {
  checkStack(L, PLACES_FOR_ENTRY)
  newTable(L)
  newTable(L)
  for (const member of members) {
    pushReply(L, member, 3, errors)
    pushBoolean(L, true)
    rawSet(L, -3)
  }
  rawSetField(L, -2, 'set')
}

function pushDouble(L: LuaState, { value }: Double): void {
  newTable(L)
  pushNumber(L, value)
  rawSetField(L, -2, 'double')
}

function pushVerbatim(L: LuaState, { format, text }: Verbatim): void {
  newTable(L)
  pushField(L, 'string', text)
  pushBytes(L, format)
  rawSetField(L, -2, 'format')
  rawSetField(L, -2, 'verbatim_string')
}
