import { cpuUsage } from 'node:process'
import type { LuaLibrary } from '../library.js'
import { pushNumber } from '../stack.js'

const MICROSECONDS = 1e6

/** The os library, of which Redis leaves the processor time that was used, in seconds. */
export function createOsLibrary(): LuaLibrary {
  return {
    name: 'os',
    functions: {
      clock: (L) => {
        const { user, system } = cpuUsage()
        pushNumber(L, (user + system) / MICROSECONDS)
        return 1
      },
    },
  }
}
