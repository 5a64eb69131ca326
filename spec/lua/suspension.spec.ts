import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createServer, type Session } from '../../lib/index.js'
import { LUA51_GAPS } from './lua51-gaps.js'

interface Recording {
  readonly wrapper: string
  readonly cases: readonly {
    readonly id: string
    readonly source: string
    readonly result: string
  }[]
}

/** A session of a server that leaves each script at each call and round of a loop. */
function connect(): Session & { left: () => number } {
  const server = createServer({ redisVersion: '7.2' })
  let left = 0
  Object.assign(server.scripting.watch, {
    roundsAtOnce: 2,
    isSuspensionDue: () => {
      left++
      return true
    },
  })
  return Object.assign(server.connect(), { left: () => left })
}

describe('a script that is left at each step', () => {
  const { wrapper, cases }: Recording = JSON.parse(readFileSync('spec/vectors/lua51.json', 'utf8'))

  it('answers all snippets of Lua 5.1 as one that is not left', async () => {
    const session = connect()
    const wrong: string[] = []
    for (const { id, source, result } of cases) {
      if (id in LUA51_GAPS) continue
      session.execute(['SCRIPT', 'FLUSH'])
      if ((await session.execute(['EVAL', wrapper, '0', source])) !== result) wrong.push(id)
    }
    expect(wrong).toEqual([])
    expect(session.left()).toBeGreaterThan(cases.length)
  }, 60_000)

  it.each([
    [
      'in a coroutine',
      'local f = coroutine.wrap(function(a) spin() return a + 1 end) return f(1)',
      2,
    ],
    [
      'between yields',
      'local f = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) return f() + f() + f()',
      6,
    ],
    ['in pcall', 'local ok, e = pcall(function() spin() error("x", 0) end) return e', 'x'],
    [
      'in xpcall',
      'return select(2, xpcall(function() spin() error("x", 0) end, function(m) return m .. "!" end))',
      'x!',
    ],
    [
      'in __index',
      'return setmetatable({}, { __index = function(_, k) spin() return k end }).abc',
      'abc',
    ],
    [
      'in __newindex',
      'local t = setmetatable({}, { __newindex = function(t, k, v) spin() rawset(t, k, v + 1) end }) t.a = 1 return t.a',
      2,
    ],
    [
      'in __add',
      'local t = setmetatable({}, { __add = function(_, n) spin() return n * 2 end }) return t + 4',
      8,
    ],
    ['in __unm', 'return -setmetatable({}, { __unm = function() spin() return 3 end })', 3],
    [
      'in __concat',
      'local t = setmetatable({}, { __concat = function(a, b) spin() return (type(a) == "table" and "t" or a) .. (type(b) == "table" and "t" or b) end }) return "a" .. t .. "b" .. "c"',
      'atbc',
    ],
    [
      'in __eq',
      'local m = { __eq = function() spin() return true end } if setmetatable({}, m) == setmetatable({}, m) then return 1 else return 2 end',
      1,
    ],
    [
      'in __lt',
      'local m = { __lt = function() spin() return false end } if setmetatable({}, m) < setmetatable({}, m) then return 1 else return 2 end',
      2,
    ],
    [
      'in __lt for <=',
      'local m = { __lt = function() spin() return false end } if setmetatable({}, m) <= setmetatable({}, m) then return 1 else return 2 end',
      1,
    ],
    [
      'in __le',
      'local m = { __le = function() spin() return true end } return tostring(not (setmetatable({}, m) <= setmetatable({}, m)))',
      'false',
    ],
    ['in __call', 'return setmetatable({}, { __call = function(_, a) spin() return a end })(7)', 7],
    [
      'in __tostring',
      'return tostring(setmetatable({}, { __tostring = function() spin() return "me" end }))',
      'me',
    ],
    [
      'in an iterator',
      'local n = 0 for i in function(_, i) spin() if (i or 0) < 3 then return (i or 0) + 1 end end do n = n + i end return n',
      6,
    ],
    [
      'in an iterator that is a coroutine',
      'local n = 0 for i in coroutine.wrap(function() for i = 1, 4 do spin() coroutine.yield(i) end end) do n = n + i end return n',
      10,
    ],
    [
      'in table.sort',
      'local t = { 3, 1, 2 } table.sort(t, function(a, b) spin() return a > b end) return table.concat(t)',
      '321',
    ],
    ['in gsub', 'return (("abc"):gsub(".", function(c) spin() return c .. c end))', 'aabbcc'],
    [
      'in table.foreach',
      'local n = 0 table.foreach({ 1, 2, 3 }, function(_, v) spin() n = n + v end) return n',
      6,
    ],
    [
      'in table.foreachi',
      'return table.foreachi({ 5, 6 }, function(i, v) spin() if v == 6 then return i end end)',
      2,
    ],
    [
      'in pcall of pcall',
      'return tostring(select(3, pcall(pcall, function() spin() error({ err = "x" }) end)))',
      'x',
    ],
    [
      'before a tail call',
      'local function f(n) if n == 0 then return 9 end return f(n - 1) end return f(20)',
      9,
    ],
    [
      'with open upvalues',
      'local fs = {} for i = 1, 3 do spin() fs[i] = function() return i end end return fs[1]() + fs[3]()',
      4,
    ],
    [
      'with varargs',
      'local function f(...) spin() return select("#", ...) end return f(nil, nil)',
      2,
    ],
    [
      'around redis.call',
      'redis.call("SET", "k", 1) for i = 1, 5 do redis.call("INCR", "k") end return redis.call("GET", "k")',
      '6',
    ],
  ])('goes on %s', async (_, script, reply) => {
    const session = connect()
    const spin = 'local function spin() for i = 1, 3 do end end '
    const answer = session.execute(['EVAL', spin + script, '0'])
    expect(answer).toBeInstanceOf(Promise)
    expect(await answer).toEqual(reply)
  })

  it.each([
    [
      'load',
      'local n = 0 return load(function() n = n + 1 for i = 1, 3 do end if n == 1 then return "return 4" end end)()',
      4,
    ],
    [
      'a message handler',
      'return select(2, xpcall(error, function() for i = 1, 3 do end return 5 end))',
      5,
    ],
    [
      '__index in gsub',
      'return (("a"):gsub("a", setmetatable({}, { __index = function() for i = 1, 3 do end return "b" end })))',
      'b',
    ],
  ])('is not left in %s, which it ends first', async (_, script, reply) => {
    expect(await connect().execute(['EVAL', script, '0'])).toEqual(reply)
  })
})
