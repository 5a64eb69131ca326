import { functionNameAt, localsAt } from '../../lua/inspection.js'
import {
  getIndexed,
  type LuaState,
  pop,
  pushBytes,
  pushValue,
  removeAt,
  where,
} from '../../lua/stack.js'
import type { LuaValue } from '../../lua/values.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SCRIPT_NAME } from '../script-name.js'
import type { Debugger } from './debugger.js'
import { valueText } from './value-text.js'

const GLOBALS_SHOWN: ReadonlySet<ByteString> = new Set(['ARGV', 'KEYS'])

/** Shows all local variables of the function that is stopped. */
export function printAll({ journal }: Debugger, L: LuaState): void {
  const locals = localsAt(L, 0) ?? []
  if (locals.length === 0) journal.add('No local variables in the current context.')
  for (const { name, value } of locals) {
    journal.addTrimmed(`<value> ${name} = ${textOfValue(L, value)}`)
  }
}

/** Shows the first variable of a name: of the function that is stopped, or of its callers. */
export function printOne({ journal }: Debugger, L: LuaState, name: ByteString): void {
  for (let level = 0; ; level++) {
    const locals = localsAt(L, level)
    if (locals === undefined) break
    const found = locals.find((local) => local.name === name)
    if (found === undefined) continue
    journal.addTrimmed(`<value> ${textOfValue(L, found.value)}`)
    return
  }
  if (!GLOBALS_SHOWN.has(name)) {
    journal.add('No such variable.')
    return
  }
  pushGlobal(L, name)
  journal.addTrimmed(`<value> ${valueText(L)}`)
  pop(L)
}

/** Shows where the script stands, from the function that is stopped to the outermost. */
export function trace({ journal, listing }: Debugger, L: LuaState): void {
  for (let level = 0; ; level++) {
    const place = where(L, level)
    if (place === undefined) return
    if (!place.shortSource.includes(SCRIPT_NAME)) continue
    const name = functionNameAt(L, level) ?? 'top level'
    journal.add(`${level === 0 ? 'In' : 'From'} ${name}:`, listing.line(place.line))
  }
}

/** Pushes a global of scripts. */
export function pushGlobal(L: LuaState, name: ByteString): void {
  pushValue(L, L.global.globals)
  pushBytes(L, name)
  getIndexed(L, -2)
  removeAt(L, -2)
}

function textOfValue(L: LuaState, value: LuaValue): ByteString {
  pushValue(L, value)
  const text = valueText(L)
  pop(L)
  return text
}
