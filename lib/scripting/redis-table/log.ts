import { bytesAt, type LuaState, type NativeFunction, numberAt, top } from '../../lua/stack.js'
import type { ByteString } from '../../reply/byte-string.js'
import { LOG_LEVELS } from '../command-host.js'
import { currentRun } from '../script-run.js'
import { toCInt } from './c-integer.js'
import type { RedisTableContext } from './redis-table-context.js'

export const LOG_CONSTANTS = { LOG_DEBUG: 0, LOG_VERBOSE: 1, LOG_NOTICE: 2, LOG_WARNING: 3 }

/**
 * `redis.log(level, …)`: strings and numbers are joined by a space, others are left out.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.log
 */
export function createLog({ slot, errors, texts }: RedisTableContext): NativeFunction {
  return (L) => {
    if (top(L) < 2) return errors.raiseArgumentError(L, texts.logNeedsTwo)
    const level = numberAt(L, 1)
    if (level === undefined) return errors.raiseArgumentError(L, texts.logNeedsLevel)
    const name = LOG_LEVELS[toCInt(level)]
    if (name === undefined) return errors.raiseArgumentError(L, texts.logLevelUnknown)
    const target = slot.loading ?? currentRun(slot).host
    target.log(name, messageOf(L))
    return 0
  }
}

function messageOf(L: LuaState): ByteString {
  const parts: ByteString[] = []
  for (let place = 2; place <= top(L); place++) {
    const part = bytesAt(L, place)
    if (part !== undefined) parts.push(part)
  }
  return parts.join(' ')
}
