import {
  booleanAt,
  bytesAt,
  getIndexed,
  type LuaState,
  pop,
  protectedCall,
  pushBytes,
  pushCopy,
  pushNative,
} from '../lua/stack.js'
import type { ByteString } from '../reply/byte-string.js'

/** What an error table says; a field is undefined that is neither a string nor a number. */
export interface ErrorFields {
  readonly err: ByteString | undefined
  readonly source: ByteString | undefined
  readonly line: ByteString | undefined
  /** Whether INFO errorstats has it already. */
  readonly isCounted: boolean
}

const NO_FIELDS: ErrorFields = {
  err: undefined,
  source: undefined,
  line: undefined,
  isCounted: false,
}

/** Reads the error table on top, through its metatable where it has one; it stays there. */
export function errorFieldsOf(L: LuaState): ErrorFields {
  pushNative(L, getFields)
  pushCopy(L, -2)
  // A metamethod of the script's own may raise another error.
  const isRead = protectedCall(L, 1, 4)
  const fields = isRead
    ? {
        err: bytesAt(L, -4),
        source: bytesAt(L, -3),
        line: bytesAt(L, -2),
        isCounted: booleanAt(L, -1),
      }
    : NO_FIELDS
  pop(L, isRead ? 4 : 1)
  return fields
}

function getFields(L: LuaState): number {
  for (const name of ['err', 'source', 'line', 'ignore_error_stats_update']) {
    pushBytes(L, name)
    getIndexed(L, 1)
  }
  return 4
}
