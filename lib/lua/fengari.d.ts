/** The parts of fengari that this folder uses; fengari ships no types. */
declare module 'fengari/src/lua.js' {
  const lua: Record<string, never>
  export = lua
}
