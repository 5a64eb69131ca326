import { type NativeFunction, numberAt, pushBoolean, top } from '../../lua/stack.js'
import { REPLICATION_TARGETS } from '../command-host.js'
import { currentRun } from '../script-run.js'
import { toCInt } from './c-integer.js'
import type { RedisTableContext } from './redis-table-context.js'

export const REPLICATION_CONSTANTS = {
  REPL_NONE: REPLICATION_TARGETS.none,
  REPL_AOF: REPLICATION_TARGETS.appendOnlyFile,
  REPL_SLAVE: REPLICATION_TARGETS.replica,
  REPL_REPLICA: REPLICATION_TARGETS.replica,
  REPL_ALL: REPLICATION_TARGETS.all,
}

/**
 * `redis.set_repl`: where the writes that follow go.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.set_repl
 */
export function createSetRepl({ slot, errors, texts }: RedisTableContext): NativeFunction {
  return (L) => {
    if (slot.current?.isVerbatim) return errors.raiseArgumentError(L, texts.setReplTooEarly)
    if (top(L) !== 1) return errors.raiseArgumentError(L, texts.setReplNeedsOne)
    const flags = toCInt(numberAt(L, 1) ?? 0)
    const isKnown = (flags & ~REPLICATION_CONSTANTS.REPL_ALL) === 0
    if (!isKnown) return errors.raiseArgumentError(L, texts.setReplFlags)
    currentRun(slot).host.replicateTo(flags)
    return 0
  }
}

/**
 * `redis.replicate_commands`: replicas get what the script does, as they always do from 7.0 on. In
 * 6.2 it is too late after a write, and the numbers of math.random are new ones.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.replicate_commands
 */
export function createReplicateCommands(context: RedisTableContext): NativeFunction {
  const { slot, differences, reseed } = context
  if (!differences.reseedsEachRun) return pushTrue
  return (L) => {
    const run = currentRun(slot)
    const isInTime = !run.hasWritten
    if (isInTime) {
      run.isVerbatim = false
      run.host.replicateEffects()
      reseed()
    }
    pushBoolean(L, isInTime)
    return 1
  }
}

const pushTrue: NativeFunction = (L) => {
  pushBoolean(L, true)
  return 1
}
