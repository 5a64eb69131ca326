import type { LexState } from 'fengari/src/llex.js'
import type { TValue } from 'fengari/src/lobject.js'
import type { FengariProto } from 'fengari/src/lparser.js'
import { modulo, power } from '../arithmetic.js'
import { type Fengari, loadFengari } from './fengari.js'
import { END_OF_FILE, NAME, NUMBER, RESERVED_WORDS, STRING, type Token } from './token.js'

/** Names of the code generator's own, which no source can spell. */
export const ENVIRONMENT_NAME = '\0environment'
export const ARG_TABLE_NAME = '\0arg'

const OP_MODULO = 3
const OP_POWER = 4

/** Registers that a function of Lua 5.1 may not reach. @see lcode.h of Lua 5.1: MAXSTACK */
const MOST_REGISTERS = 250

type TString = InstanceType<Fengari['lstring']['TString']>

/** The functions of fengari that are exchanged while it generates code, and given back after. */
type Patches = Partial<Fengari['llex'] & Fengari['lobject']>

/**
 * Runs fengari's parser over tokens of Lua 5.1 that are known to obey the grammar, for its code.
 *
 * Its lexer is exchanged for as long as it runs, and it runs to its end at once, so no other user of
 * fengari in the process meets the exchange.
 *
 * @param fail raises what the code generator refuses at a token: a function too complex for its
 * registers.
 */
export function generateCode(
  tokens: readonly Token[],
  fail: (token: Token) => never,
): FengariProto {
  const fengari = loadFengari()
  const { lua, llex, lobject, lparser } = fengari
  const L = lua.lua_newstate()
  const restore = [
    exchange(llex, lexerOf(fengari, tokens, fail)),
    exchange(lobject, { luaO_arith: arithmeticOf(fengari) }),
  ]
  try {
    const main = lparser.luaY_parser(L, null, null, new lparser.Dyndata(), new Uint8Array(), 0).p
    if (hasTooManyRegisters(main)) fail(tokens[tokens.length - 1])
    return main
  } finally {
    for (const undo of restore) undo()
  }
}

function exchange<Module extends object>(module: Module, patches: Patches): () => void {
  const before = Object.fromEntries(
    Object.keys(patches).map((name) => [name, Reflect.get(module, name)]),
  )
  Object.assign(module, patches)
  return () => {
    Object.assign(module, before)
  }
}

/** A lexer of fengari's that hands out tokens that were read before. */
function lexerOf(
  { llex: { RESERVED }, lstring }: Fengari,
  tokens: readonly Token[],
  fail: (token: Token) => never,
): Patches {
  const codes = codesOf(RESERVED)
  const strings = new Map<string, TString>()
  let next = 0

  const stringOf = (text: string): TString => {
    const known = strings.get(text)
    if (known !== undefined) return known
    const string = new lstring.TString(null, Buffer.from(text, 'latin1'))
    // fengari's own hash takes some different strings for one.
    string.hash = `s${text}`
    strings.set(text, string)
    return string
  }
  const fill = (into: LexState['t'], token: Token): void => {
    into.token = codeOf(codes, token.kind)
    if (token.kind === NUMBER) into.seminfo.r = token.value as number
    else if (token.kind === NAME || token.kind === STRING) {
      into.seminfo.ts = stringOf(token.value as string)
    }
  }

  return {
    luaX_setinput(L, ls, _z, source) {
      ls.t = { token: 0, seminfo: {} }
      ls.lookahead = { token: RESERVED['TK_EOS'], seminfo: {} }
      Object.assign(ls, { L, source, fs: null, linenumber: 1, lastline: 1 })
      ls.envn = stringOf(ENVIRONMENT_NAME)
    },
    luaX_next(ls) {
      if (ls.fs !== null && hasTooManyRegisters(ls.fs.f)) fail(tokens[next - 1])
      // Levels were counted by the rules of Lua 5.1 before.
      ls.L.nCcalls = 0
      // A chunk without tokens ends at its first line.
      ls.lastline = next === 0 ? 1 : tokens[next - 1].line
      const token = tokens[Math.min(next++, tokens.length - 1)]
      ls.linenumber = token.operatorLine ?? token.line
      fill(ls.t, token)
    },
    luaX_lookahead: () => codeOf(codes, tokens[next].kind),
    luaX_newstring: (_ls, bytes) => stringOf(Buffer.from(bytes).toString('latin1')),
    luaX_syntaxerror: () => fail(tokens[next - 1]),
  }
}

/** fengari allows some more than Lua 5.1. */
function hasTooManyRegisters({ maxstacksize }: { readonly maxstacksize: number }): boolean {
  return maxstacksize >= MOST_REGISTERS
}

/** fengari's codes of tokens that are more than one character; those of one are its code. */
function codesOf(reserved: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const words = Array.from(
    RESERVED_WORDS,
    (word) => [word, reserved[`TK_${word.toUpperCase()}`]] as const,
  )
  return new Map([
    ['...', reserved['TK_DOTS']],
    ['..', reserved['TK_CONCAT']],
    ['==', reserved['TK_EQ']],
    ['>=', reserved['TK_GE']],
    ['<=', reserved['TK_LE']],
    ['~=', reserved['TK_NE']],
    [END_OF_FILE, reserved['TK_EOS']],
    [NAME, reserved['TK_NAME']],
    [NUMBER, reserved['TK_FLT']],
    [STRING, reserved['TK_STRING']],
    ...words,
  ])
}

function codeOf(codes: ReadonlyMap<string, number>, kind: string): number {
  return codes.get(kind) ?? kind.charCodeAt(0)
}

/** Folds constants by the arithmetic of Lua 5.1. */
function arithmeticOf({ lobject: { luaO_arith } }: Fengari): typeof luaO_arith {
  return (L: unknown, op: number, a: TValue, b: TValue, result: TValue) => {
    if (op === OP_MODULO) result.setfltvalue(modulo(a.value as number, b.value as number))
    else if (op === OP_POWER)
      result.setfltvalue(power(a.value as number, b.value as number) as number)
    else luaO_arith(L, op, a, b, result)
  }
}
