import {
  bytesAt,
  type LuaState,
  type NativeFunction,
  newTable,
  pushBytes,
  rawSetField,
  top,
  typeAt,
} from '../../lua/stack.js'
import type { ByteString } from '../../reply/byte-string.js'
import { cText } from '../../reply/errors/scripting.js'
import { sha1Of } from '../script-cache.js'
import type { RedisTableContext } from './redis-table-context.js'

/**
 * `redis.error_reply` and `redis.status_reply`: with anything but one string they *return* an
 * error, they do not raise it.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.error_reply
 */
export function createReplyFunctions({
  errors,
  refusals,
}: RedisTableContext): Readonly<Record<'error_reply' | 'status_reply', NativeFunction>> {
  return {
    error_reply(L) {
      const text = onlyString(L)
      if (text === undefined) errors.pushCallError(L, refusals.badReplyArguments)
      else errors.pushErrorReply(L, cText(text))
      return 1
    },
    status_reply(L) {
      const text = onlyString(L)
      if (text === undefined) errors.pushCallError(L, refusals.badReplyArguments)
      else pushStatus(L, text)
      return 1
    },
  }
}

/** `redis.sha1hex`: what is neither a string nor a number counts as an empty string. */
export function createSha1hex({ errors, texts }: RedisTableContext): NativeFunction {
  return (L) => {
    if (top(L) !== 1) return errors.raiseArgumentError(L, texts.wrongCount)
    pushBytes(L, sha1Of(bytesAt(L, 1) ?? ''))
    return 1
  }
}

function onlyString(L: LuaState): ByteString | undefined {
  return top(L) === 1 && typeAt(L, 1) === 'string' ? bytesAt(L, 1) : undefined
}

function pushStatus(L: LuaState, text: ByteString): void {
  newTable(L)
  pushBytes(L, text)
  rawSetField(L, -2, 'ok')
}
