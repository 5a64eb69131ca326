import { positionAt, throwValue } from './error.js'
import { textOf } from './metamethods.js'
import { typeAt, valueAt } from './stack.js'
import type { LuaState } from './state.js'
import { LuaTable } from './table.js'
import { NativeClosure } from './values.js'

/**
 * Closes an environment: a global that is not there raises an error, and every table that a script
 * can reach from its globals is read-only, their metatables included.
 *
 * @param depth whether a field of a library that is not there raises an error as well.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-api/#sandbox-context
 */
export function protectGlobals(
  globals: LuaTable,
  depth: 'globals-alone' | 'with-libraries' = 'globals-alone',
): void {
  const metatable = new LuaTable()
  metatable.set('__index', new NativeClosure(refuseUnknownGlobal))
  globals.metatable = metatable
  if (depth === 'with-libraries') {
    for (const table of tablesIn(globals)) table.metatable = metatable
  }
  makeReadOnly(globals, new Set())
}

/** An empty table that shows the globals behind it, and takes none. */
export function frontOf(globals: LuaTable): LuaTable {
  const front = new LuaTable()
  front.metatable = new LuaTable()
  front.metatable.set('__index', globals)
  front.metatable.isReadOnly = true
  front.isReadOnly = true
  return front
}

function* tablesIn(table: LuaTable): Generator<LuaTable> {
  for (let place = table.nextPlace(undefined); place >= 0; ) {
    const value = table.valueAt(place)
    if (value instanceof LuaTable) yield value
    place = table.nextPlace(table.keyAt(place))
  }
}

function makeReadOnly(table: LuaTable, seen: Set<LuaTable>): void {
  if (seen.has(table)) return
  seen.add(table)
  table.isReadOnly = true
  if (table.metatable !== undefined) makeReadOnly(table.metatable, seen)
  for (const inner of tablesIn(table)) makeReadOnly(inner, seen)
}

function refuseUnknownGlobal(L: LuaState): number {
  const type = typeAt(L, 2)
  if (type !== 'string' && type !== 'number') {
    throwFromCaller(L, 'Second argument to luaProtectedTableError must be a string or number')
  }
  const name = textOf(valueAt(L, 2))
  return throwFromCaller(L, `Script attempted to access nonexistent global variable '${name}'`)
}

function throwFromCaller(L: LuaState, message: string): never {
  throwValue(L, positionAt(L, 1) + message)
}
