import { type Fengari, loadFengari } from './fengari.js'
import { INSTRUCTION_SIZE } from './opcodes.js'
import type { Proto } from './proto.js'

/** The version whose modules and bytecode this folder knows. */
const RELEASE = 'Fengari 0.1.5'

const used = ({ llex, lobject, lparser }: Fengari): Readonly<Record<string, unknown>> => ({
  luaX_setinput: llex.luaX_setinput,
  luaX_next: llex.luaX_next,
  luaX_lookahead: llex.luaX_lookahead,
  luaX_newstring: llex.luaX_newstring,
  luaX_syntaxerror: llex.luaX_syntaxerror,
  luaO_arith: lobject.luaO_arith,
  luaY_parser: lparser.luaY_parser,
})

/** A chunk that uses calls, a closure, a loop and a table, and the operations it compiles to. */
const KNOWN_CHUNK = `
  local t, sum = { 1, x = 2 }, 0
  for i = 1, #t do sum = sum + t[i] end
  return function() return t.x .. sum end
`
const KNOWN_OPERATIONS = '11,1,10,43,1,1,28,1,40,7,13,39,44,38,38'

/**
 * Refuses a fengari whose code this package cannot be sure of.
 *
 * @param compile makes the code of a chunk with it.
 * @throws Error that says what is not as it should be.
 */
export function checkFengari(compile: (text: string) => Proto): void {
  const fengari = loadFengari()
  const { FENGARI_RELEASE: release } = fengari.core
  if (release !== RELEASE) refuse(`${release} is installed, and ${RELEASE} is needed`)
  for (const [name, value] of Object.entries(used(fengari))) {
    if (typeof value !== 'function') refuse(`its function ${name} is not there`)
  }
  const operations = operationsOf(compile(KNOWN_CHUNK))
  if (operations !== KNOWN_OPERATIONS) refuse(`a known chunk compiles to ${operations}`)
}

function operationsOf({ code }: Proto): string {
  return [...code.filter((_, i) => i % INSTRUCTION_SIZE === 0)].join()
}

function refuse(reason: string): never {
  throw new Error(`Failed to load "fengari": ${reason}`)
}
