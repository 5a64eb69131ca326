import { type NativeFunction, pushBoolean } from '../../lua/stack.js'

/**
 * `redis.breakpoint` and `redis.debug`: outside a debugger the one is false and the other nothing.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-debugging/
 */
export const DEBUGGING_FUNCTIONS: Readonly<Record<'breakpoint' | 'debug', NativeFunction>> = {
  breakpoint(L) {
    pushBoolean(L, false)
    return 1
  },
  debug: () => 0,
}
