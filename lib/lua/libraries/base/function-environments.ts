import { argumentError, checkTable, raise } from '../../arguments.js'
import { environmentOf, functionAtLevel, setEnvironmentOf } from '../../function-environment.js'
import { type LuaState, numberAt, pushValue, valueAt } from '../../stack.js'
import type { LuaFunction } from '../../values.js'
import { typeName } from '../../values.js'
import { checkInt32, optionalInt32 } from '../int32.js'

/** `getfenv ([f])` */
export function getfenv(L: LuaState): number {
  const chosen = chosenFunction(L, (place) => optionalInt32(L, place, 1))
  pushValue(L, environmentOf(L, chosen))
  return 1
}

/** `setfenv (f, table)`: level 0 stands for the globals that chunks loaded from then on get. */
export function setfenv(L: LuaState): number {
  const environment = checkTable(L, 2)
  const chosen = chosenFunction(L, (place) => checkInt32(L, place))
  if (numberAt(L, 1) === 0) {
    L.global.globals = environment
    return 0
  }
  if (!setEnvironmentOf(chosen, environment)) {
    raise(L, "'setfenv' cannot change environment of given object")
  }
  pushValue(L, chosen)
  return 1
}

/** The function at place 1, or the one that runs at the level there. */
function chosenFunction(L: LuaState, levelAt: (place: number) => number): LuaFunction {
  const value = valueAt(L, 1)
  if (typeName(value) === 'function') return value as LuaFunction
  const level = levelAt(1)
  if (level < 0) return argumentError(L, 1, 'level must be non-negative')
  const found = functionAtLevel(L, level)
  if (found === undefined) return argumentError(L, 1, 'invalid level')
  if (found !== 'tail call') return found
  return raise(L, `no function environment for tail call at level ${level}`)
}
