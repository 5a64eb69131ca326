import { memoryUsage } from 'node:process'
import { argumentError, optionalBytes } from '../../arguments.js'
import { type LuaState, type NativeFunction, pushBoolean, pushNumber } from '../../stack.js'
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
        pushNumber(L, settings[option])
        settings[option] = optionalInt32(L, 2, 0)
        return 1
      default:
        return argumentError(L, 1, `invalid option '${option}'`)
    }
  }
}

/** `gcinfo ()`, which came before `collectgarbage ('count')`. */
export function gcinfo(L: LuaState): number {
  pushNumber(L, Math.floor(memoryUsage().heapUsed / KILOBYTE))
  return 1
}
