// The parts of fengari that this folder uses; fengari ships no types.

declare module 'fengari/src/lstring.js' {
  class TString {
    constructor(L: unknown, bytes: Uint8Array)
    /** What tells strings apart as keys of the code generator's table. */
    hash: string | null
    realstring: Uint8Array
  }
  const lstring: { TString: typeof TString }
  export default lstring
}

declare module 'fengari/src/lstate.js' {
  export interface FengariState {
    top: number
    nCcalls: number
    stack: unknown[]
  }
  const lstate: object
  export default lstate
}

declare module 'fengari/src/lua.js' {
  import type { FengariState } from 'fengari/src/lstate.js'

  const lua: { lua_newstate(): FengariState }
  export default lua
}

declare module 'fengari/src/llex.js' {
  import type { FengariState } from 'fengari/src/lstate.js'
  import type lstring from 'fengari/src/lstring.js'

  type TString = InstanceType<typeof lstring.TString>
  export interface FengariToken {
    token: number
    seminfo: { r?: number; ts?: TString }
  }
  export interface LexState {
    t: FengariToken
    lookahead: FengariToken
    L: FengariState
    fs: { readonly f: { readonly maxstacksize: number } } | null
    linenumber: number
    lastline: number
    source: TString
    envn: TString
  }
  const llex: {
    readonly RESERVED: Readonly<Record<string, number>>
    luaX_setinput(L: FengariState, ls: LexState, z: unknown, source: TString, first: number): void
    luaX_next(ls: LexState): void
    luaX_lookahead(ls: LexState): number
    luaX_newstring(ls: LexState, bytes: Uint8Array): TString
    luaX_syntaxerror(ls: LexState, message: Uint8Array): never
  }
  export default llex
}

declare module 'fengari/src/lobject.js' {
  export interface TValue {
    value: unknown
    setfltvalue(value: number): void
  }
  const lobject: {
    luaO_arith(L: unknown, op: number, a: TValue, b: TValue, result: TValue): void
  }
  export default lobject
}

declare module 'fengari/src/lparser.js' {
  import type { FengariState } from 'fengari/src/lstate.js'
  import type lstring from 'fengari/src/lstring.js'

  type TString = InstanceType<typeof lstring.TString>
  export interface FengariProto {
    k: { value: unknown }[]
    p: FengariProto[]
    code: { opcode: number; A: number; B: number; C: number; Bx: number; sBx: number; Ax: number }[]
    lineinfo: number[]
    upvalues: { name: TString; instack: boolean; idx: number }[]
    locvars: { varname: TString; startpc: number; endpc: number }[]
    numparams: number
    is_vararg: boolean
    maxstacksize: number
  }
  const lparser: {
    Dyndata: new () => object
    luaY_parser(
      L: FengariState,
      z: unknown,
      buffer: unknown,
      dyndata: object,
      name: Uint8Array,
      first: number,
    ): { p: FengariProto }
  }
  export default lparser
}

declare module 'fengari/src/fengaricore.js' {
  const fengari: { readonly FENGARI_RELEASE: string }
  export default fengari
}
