import { memoryUsage } from 'node:process'
import { argumentError, optionalBytes } from '../../arguments.js'
import { type LuaState, type NativeFunction, pushBoolean, pushNumber } from '../../stack.js'
import { cString } from '../c-string.js'
import { optionalInt32 } from '../int32.js'

const KILOBYTE = 1024
const FIRST_SETTING = 200

/**
 * `collectgarbage ([opt [, arg]])`. The host collects when it wants to: the options keep their
 * answers and settings, and collect nothing.
 */
export function createCollectgarbage(): NativeFunction {
  const settings = { setpause: FIRST_SETTING, setstepmul: FIRST_SETTING }
  return (L) => {
    const option = optionalBytes(L, 1, 'collect')
    switch (option) {
      case 'stop':
      case 'restart':
      case 'collect':
        optionalInt32(L, 2, 0)
        pushNumber(L, 0)
        return 1
      case 'count':
        optionalInt32(L, 2, 0)
        pushNumber(L, memoryUsage().heapUsed / KILOBYTE)
        return 1
      case 'step':
        optionalInt32(L, 2, 0)
        pushBoolean(L, true)
        return 1
      case 'setpause':
      case 'setstepmul':
        return exchange(L, settings, option)
      default:
        return argumentError(L, 1, `invalid option '${cString(option)}'`)
    }
  }
}

/** Takes a new setting, and answers the one before. */
function exchange<Name extends string>(
  L: LuaState,
  settings: Record<Name, number>,
  option: Name,
): number {
  const before = settings[option]
  settings[option] = optionalInt32(L, 2, 0)
  pushNumber(L, before)
  return 1
}

/** `gcinfo ()`, which came before `collectgarbage ('count')`. */
export function gcinfo(L: LuaState): number {
  pushNumber(L, Math.floor(memoryUsage().heapUsed / KILOBYTE))
  return 1
}
