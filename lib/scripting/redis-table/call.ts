import { type LuaState, type NativeFunction, setTop, top } from '../../lua/stack.js'
import { ErrorReply, type Reply, SetReply } from '../../reply/reply.js'
import { luaToArgv } from '../conversions/lua-to-argv.js'
import { pushReply } from '../conversions/reply-to-lua.js'
import { knownCommand, refusalOf } from '../gates.js'
import { currentRun } from '../script-run.js'
import type { RedisTableContext } from './redis-table-context.js'

/**
 * `redis.call`, which raises an error reply, and `redis.pcall`, which gives it as a table.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.call
 */
export function createCallFunctions(
  context: RedisTableContext,
): Readonly<Record<'call' | 'pcall', NativeFunction>> {
  return {
    call(L) {
      return runCommand(L, context) ? 1 : context.errors.raise(L)
    },
    pcall(L) {
      runCommand(L, context)
      return 1
    },
  }
}

/** Pushes what the command of the arguments answers. @returns false where that is an error. */
function runCommand(L: LuaState, context: RedisTableContext): boolean {
  const { slot, errors, refusals: texts, numberText } = context
  if (top(L) === 0) {
    errors.pushCallError(L, texts.noArguments)
    return false
  }
  const argv = luaToArgv(L, numberText)
  if (argv === undefined) {
    errors.pushCallError(L, texts.badArguments)
    return false
  }
  // The arguments have left the stack: a reply may need all of its places.
  setTop(L, 0)
  const run = currentRun(slot)
  run.debugger?.showCommand(argv)
  const command = knownCommand(run, argv)
  const refusal =
    command === undefined ? texts.unknownCommand : refusalOf({ run, command, argv, texts })
  if (command === undefined || refusal !== undefined) {
    const text = refusal ?? texts.unknownCommand
    run.host.refused(command, new ErrorReply(text))
    errors.pushRefusal(L, text)
    return false
  }
  if (command.flags.has('write')) run.hasWritten = true
  if (command.flags.has('random')) run.hasMetRandom = true
  const answer = run.host.execute(command, argv, run.resp)
  const reply =
    run.isVerbatim && command.flags.has('sort_for_script') ? sorted(answer, run.resp) : answer
  pushReply(L, reply, run.resp, errors)
  run.debugger?.showReply(reply, run.resp)
  return !(reply instanceof ErrorReply)
}

/** A list whose order means nothing, in that of its bytes: the same here and on a replica. */
function sorted(reply: Reply, resp: 2 | 3): Reply {
  if (reply instanceof SetReply && resp === 2) return sorted([...reply.members], resp)
  return Array.isArray(reply) ? [...reply].sort((a, b) => (`${a}` < `${b}` ? -1 : 1)) : reply
}
