import { raiseValue } from '../lua/arguments.js'
import {
  bytesAt,
  type LuaState,
  newTable,
  pop,
  pushBytes,
  rawGetField,
  rawSetField,
  typeAt,
  where,
} from '../lua/stack.js'
import type { ByteString } from '../reply/byte-string.js'
import { replyOnOneLine } from '../reply/errors/scripting.js'
import type { ErrorReply } from '../reply/reply.js'
import type { ErrorFormat } from './error-format.js'
import { raisedAt } from './raised-at.js'

/** Where Redis 6.2 itself fails when a script raises what is no string. */
const HANDLER_LINE = '@err_handler_def:9: err_handler_def:9'

/** Errors of Redis 6.2: strings, with the place of the call in them. */
export const STRING_ERRORS: ErrorFormat = {
  pushCallError: pushPlacedError,
  pushRefusal: pushPlacedError,
  pushCommandError: pushError,
  pushErrorReply: pushError,

  raise(L) {
    rawGetField(L, -1, 'err')
    return raiseValue(L)
  },

  raiseArgumentError(L, text) {
    pushBytes(L, text)
    return raiseValue(L)
  },

  handler(L) {
    const text = bytesAt(L, 1)
    if (text === undefined) {
      pushBytes(L, `${HANDLER_LINE}: attempt to concatenate local 'err' (a ${typeAt(L, 1)} value)`)
      return 1
    }
    const place = raisedAt(L)
    pushBytes(L, place === undefined ? text : `${place.source}:${place.line}: ${text}`)
    return 1
  },

  popReply(L, sha1): ErrorReply {
    const text = bytesAt(L, -1) ?? ''
    pop(L)
    return replyOnOneLine(`ERR Error running script (call to f_${sha1}): ${text}`)
  },
}

function pushError(L: LuaState, text: ByteString): void {
  newTable(L)
  pushBytes(L, text)
  rawSetField(L, -2, 'err')
}

function pushPlacedError(L: LuaState, text: ByteString): void {
  const place = where(L, 1)
  pushError(L, place === undefined ? text : `${place.source}: ${place.line}: ${text}`)
}
