import {
  type LuaState,
  type NativeFunction,
  pop,
  pushBoolean,
  pushCopy,
  top,
} from '../../lua/stack.js'
import { valueText } from '../debugger/value-text.js'
import { currentRun, type RunSlot } from '../script-run.js'

/**
 * `redis.breakpoint` and `redis.debug`: outside a debugger the one is false and the other nothing.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-debugging/
 */
export function createDebuggingFunctions(
  slot: RunSlot,
): Readonly<Record<'breakpoint' | 'debug', NativeFunction>> {
  return {
    breakpoint(L) {
      const { debugger: ldb } = currentRun(slot)
      if (ldb !== undefined) ldb.isBreakpointCalled = true
      pushBoolean(L, ldb !== undefined)
      return 1
    },
    debug(L) {
      const { debugger: ldb } = currentRun(slot)
      const values = ldb === undefined ? [] : argumentTexts(L)
      ldb?.journal.add(`<debug> line ${ldb.listing.current}: ${values.join(', ')}`)
      return 0
    },
  }
}

function argumentTexts(L: LuaState): string[] {
  return Array.from({ length: top(L) }, (_, i) => {
    pushCopy(L, i + 1)
    const text = valueText(L)
    pop(L)
    return text
  })
}
