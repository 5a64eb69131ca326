import { type NativeFunction, pushBoolean, top } from '../../lua/stack.js'
import { luaToArgv } from '../conversions/lua-to-argv.js'
import { knownCommand } from '../gates.js'
import { currentRun } from '../script-run.js'
import type { RedisTableContext } from './redis-table-context.js'

/**
 * `redis.acl_check_cmd`: whether the user may run a command, whose arity is not looked at.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.acl_check_cmd
 */
export function createAclCheckCmd(context: RedisTableContext): NativeFunction {
  const { slot, errors, refusals, numberText } = context
  return (L) => {
    if (top(L) === 0) {
      errors.pushCallError(L, refusals.noArguments)
      return errors.raise(L)
    }
    const argv = luaToArgv(L, numberText)
    if (argv === undefined) {
      errors.pushCallError(L, refusals.badArguments)
      return errors.raise(L)
    }
    const run = currentRun(slot)
    const command = knownCommand(run, argv)
    if (command === undefined) {
      errors.pushCallError(L, refusals.invalidAclCommand)
      return errors.raise(L)
    }
    pushBoolean(L, run.host.permits(command, argv))
    return 1
  }
}
