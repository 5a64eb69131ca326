import { argumentError, checkBytes } from '../../arguments.js'
import type { LuaLibrary } from '../../library.js'
import {
  type LuaState,
  type NativeFunction,
  newTable,
  pushBytes,
  pushNative,
  pushNull,
  pushValue,
  rawSetField,
  top,
  valueAt,
} from '../../stack.js'
import { decode } from './decode.js'
import { encode } from './encode.js'
import { type CjsonSettings, defaultSettings, SETTERS } from './settings.js'

/**
 * The cjson library. Each module, the global one and those of `cjson.new()`, has its own settings.
 *
 * @see https://kyne.au/~mark/software/lua-cjson-manual.html
 */
export function createCjsonLibrary(): LuaLibrary {
  return { name: 'cjson', functions: moduleFunctions(defaultSettings()), fill: addConstants }
}

function moduleFunctions(settings: CjsonSettings): Record<string, NativeFunction> {
  const setters = Object.entries(SETTERS).map(([name, set]): [string, NativeFunction] => [
    name,
    (L) => set(L, settings),
  ])
  return {
    encode(L) {
      requireOneArgument(L)
      pushBytes(L, encode(L, valueAt(L, 1), settings))
      return 1
    },
    decode(L) {
      requireOneArgument(L)
      pushValue(L, decode(L, checkBytes(L, 1), settings))
      return 1
    },
    ...Object.fromEntries(setters),
    new: pushModule,
  }
}

function requireOneArgument(L: LuaState): void {
  if (top(L) !== 1) argumentError(L, 1, 'expected 1 argument')
}

function pushModule(L: LuaState): number {
  newTable(L)
  for (const [name, member] of Object.entries(moduleFunctions(defaultSettings()))) {
    pushNative(L, member)
    rawSetField(L, -2, name)
  }
  addConstants(L)
  return 1
}

function addConstants(L: LuaState): void {
  pushNull(L)
  rawSetField(L, -2, 'null')
  pushBytes(L, 'cjson')
  rawSetField(L, -2, '_NAME')
  pushBytes(L, '2.1.0')
  rawSetField(L, -2, '_VERSION')
}
