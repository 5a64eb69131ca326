// The face of fengari that its other users have; fengari ships no types.

declare module 'fengari' {
  interface State {
    readonly l_G: object
  }
  const fengari: {
    readonly lua: { lua_tostring(L: State, place: number): Uint8Array }
    readonly lauxlib: { luaL_newstate(): State; luaL_dostring(L: State, chunk: Uint8Array): void }
    readonly lualib: { luaL_openlibs(L: State): void }
    to_luastring(text: string): Uint8Array
    to_jsstring(bytes: Uint8Array): string
  }
  export default fengari
}
