/** The parts of fengari that this folder uses; fengari ships no types. */
declare module 'fengari/src/lapi.js' {
  type LuaState = import('./stack.js').LuaState
  type CFunction = (L: LuaState) => number
  const lapi: {
    lua_gettop(L: LuaState): number
    lua_settop(L: LuaState, place: number): void
    lua_type(L: LuaState, place: number): number
    lua_toboolean(L: LuaState, place: number): boolean
    lua_tonumber(L: LuaState, place: number): number | false
    lua_tolstring(L: LuaState, place: number): Uint8Array | null
    lua_rawlen(L: LuaState, place: number): number
    lua_pushnil(L: LuaState): void
    lua_pushboolean(L: LuaState, value: boolean): void
    lua_pushnumber(L: LuaState, value: number): void
    lua_pushlstring(L: LuaState, bytes: Uint8Array, length: number): void
    lua_pushcclosure(L: LuaState, fn: CFunction, upvalues: number): void
    lua_pushlightuserdata(L: LuaState, value: null): void
    lua_pushvalue(L: LuaState, place: number): void
    lua_createtable(L: LuaState, array: number, hash: number): void
    lua_rawget(L: LuaState, table: number): number
    lua_rawset(L: LuaState, table: number): void
    lua_rawgeti(L: LuaState, table: number, n: number): number
    lua_rawseti(L: LuaState, table: number, n: number): void
    lua_gettable(L: LuaState, table: number): number
    lua_settable(L: LuaState, table: number): void
    lua_next(L: LuaState, table: number): number
    lua_rotate(L: LuaState, place: number, n: number): void
    lua_copy(L: LuaState, from: number, to: number): void
    lua_checkstack(L: LuaState, n: number): boolean
    lua_getmetatable(L: LuaState, place: number): boolean
    lua_setmetatable(L: LuaState, place: number): void
    lua_callk(L: LuaState, args: number, results: number, ctx: number, k: null): void
    lua_pcallk(
      L: LuaState,
      args: number,
      results: number,
      handler: number,
      ctx: number,
      k: null,
    ): number
    lua_error(L: LuaState): never
    lua_absindex(L: LuaState, place: number): number
    lua_rawequal(L: LuaState, a: number, b: number): number
    lua_compare(L: LuaState, a: number, b: number, op: number): boolean
    lua_topointer(L: LuaState, place: number): object
  }
  export = lapi
}
