import { LuaTable } from '../table.js'
import type { LuaValue } from '../values.js'

/**
 * A table of a list, as storing its values one by one from index 1 on lays it out: `#`, `pairs` and
 * later writes find no difference.
 *
 * @param values becomes part of the table.
 */
export function tableOfList(values: LuaValue[]): LuaTable {
  const table = new LuaTable()
  if (values.includes(undefined)) {
    values.forEach((value, i) => {
      table.setIndex(i + 1, value)
    })
    return table
  }
  // The array part doubles whenever it is full.
  const size = values.length === 0 ? 0 : 2 ** Math.ceil(Math.log2(values.length))
  while (values.length < size) values.push(undefined)
  table.array = values
  return table
}
