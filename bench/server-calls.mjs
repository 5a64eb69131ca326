import fengari from 'fengari'
import { createServer } from 'redis-mock-lua'
import { microsecondsPerCall } from './measure.mjs'

const { lua, lauxlib, lualib, to_luastring: toLuaString } = fengari

/** A cached script without a client, beside what a fresh fengari state costs. */
export async function serverCalls() {
  const session = createServer().connect()
  const sha1 = session.execute(['SCRIPT', 'LOAD', 'return KEYS[1]'])
  const withCall = session.execute(['SCRIPT', 'LOAD', "return redis.call('GET', KEYS[1])"])
  session.execute(['SET', 'key', 'value'])

  const evalsha = (argv) => async (calls) => {
    for (let i = 0; i < calls; i++) session.execute(argv)
  }
  return microsecondsPerCall({
    'plain fengari, a fresh state': freshStates,
    'EVALSHA of `return KEYS[1]`': evalsha(['EVALSHA', sha1, '1', 'key']),
    'EVALSHA with one redis.call': evalsha(['EVALSHA', withCall, '1', 'key']),
    'GET, for comparison': evalsha(['GET', 'key']),
  })
}

async function freshStates(calls) {
  for (let i = 0; i < calls; i++) {
    const L = lauxlib.luaL_newstate()
    lualib.luaL_openlibs(L)
    lauxlib.luaL_dostring(L, toLuaString("return 'key'"))
    lua.lua_close(L)
  }
}
