import { argumentError } from '../../arguments.js'
import { type NativeFunction, pushValue, valueAt } from '../../stack.js'
import { LuaTable } from '../../table.js'
import { type LuaValue, Userdata } from '../../values.js'

/**
 * `newproxy ([proxy])`: a userdata with no metatable, with one of its own (true), or with that of
 * another proxy.
 */
export function createNewproxy(): NativeFunction {
  const metatables = new WeakSet<LuaTable>()
  return (L) => {
    const kind = valueAt(L, 1)
    const proxy = new Userdata()
    if (kind === true) {
      proxy.metatable = new LuaTable()
      metatables.add(proxy.metatable)
    } else if (kind !== undefined && kind !== false) {
      proxy.metatable = metatableOfProxy(kind, metatables)
      if (proxy.metatable === undefined) argumentError(L, 1, 'boolean or proxy expected')
    }
    pushValue(L, proxy)
    return 1
  }
}

function metatableOfProxy(value: LuaValue, metatables: WeakSet<LuaTable>): LuaTable | undefined {
  const hasMetatable = value instanceof Userdata || value instanceof LuaTable
  const metatable = hasMetatable ? value.metatable : undefined
  return metatable !== undefined && metatables.has(metatable) ? metatable : undefined
}
