import { type NativeFunction, numberAt, top } from '../../lua/stack.js'
import { currentRun } from '../script-run.js'
import { toCInt } from './c-integer.js'
import type { RedisTableContext } from './redis-table-context.js'

/**
 * `redis.setresp`: the protocol of the replies that the rest of the script sees.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.setresp
 */
export function createSetresp({ slot, errors, texts }: RedisTableContext): NativeFunction {
  return (L) => {
    if (top(L) !== 1) return errors.raiseArgumentError(L, texts.setrespNeedsOne)
    const resp = toCInt(numberAt(L, 1) ?? 0)
    if (resp !== 2 && resp !== 3) return errors.raiseArgumentError(L, texts.setrespVersion)
    currentRun(slot).resp = resp
    return 0
  }
}
