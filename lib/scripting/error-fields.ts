import {
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
}

const NO_FIELDS: ErrorFields = { err: undefined, source: undefined, line: undefined }

/** Reads the error table on top, through its metatable where it has one; it stays there. */
export function errorFieldsOf(L: LuaState): ErrorFields {
  pushNative(L, getFields)
  pushCopy(L, -2)
  // A metamethod of the script's own may raise another error.
  const isRead = protectedCall(L, 1, 3)
  const fields = isRead
    ? { err: bytesAt(L, -3), source: bytesAt(L, -2), line: bytesAt(L, -1) }
    : NO_FIELDS
  pop(L, isRead ? 3 : 1)
  return fields
}

function getFields(L: LuaState): number {
  for (const name of ['err', 'source', 'line']) {
    pushBytes(L, name)
    getIndexed(L, 1)
  }
  return 3
}
