import { type NativeFunction, numberAt, pushBoolean, top } from '../../lua/stack.js'
import { currentRun } from '../script-run.js'
import { toCInt } from './c-integer.js'
import type { RedisTableContext } from './redis-table-context.js'

export const REPLICATION_CONSTANTS = {
  REPL_NONE: 0,
  REPL_AOF: 1,
  REPL_SLAVE: 2,
  REPL_REPLICA: 2,
  REPL_ALL: 3,
}

/**
 * `redis.set_repl`: where the writes that follow go. A server in memory has no replica and no
 * append-only file, so that only the argument is of interest.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.set_repl
 */
export function createSetRepl({ errors, texts }: RedisTableContext): NativeFunction {
  return (L) => {
    if (top(L) !== 1) return errors.raiseArgumentError(L, texts.setReplNeedsOne)
    const flags = toCInt(numberAt(L, 1) ?? 0)
    const isKnown = (flags & ~REPLICATION_CONSTANTS.REPL_ALL) === 0
    return isKnown ? 0 : errors.raiseArgumentError(L, texts.setReplFlags)
  }
}

/**
 * `redis.replicate_commands`: scripts always replicate their effects. In 6.2 it is too late after
 * a write, and the numbers of math.random are new ones.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.replicate_commands
 */
export function createReplicateCommands(context: RedisTableContext): NativeFunction {
  const { slot, differences, reseed } = context
  if (!differences.reseedsEachRun) return pushTrue
  return (L) => {
    const isInTime = !currentRun(slot).hasWritten
    if (isInTime) reseed()
    pushBoolean(L, isInTime)
    return 1
  }
}

const pushTrue: NativeFunction = (L) => {
  pushBoolean(L, true)
  return 1
}
