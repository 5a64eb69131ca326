import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createServer, type RedisVersion, type Session } from '../../lib/index.js'
import { ErrorReply, Status } from '../../lib/reply/reply.js'

const BOUND = 16e6

/** What the heap holds once V8 has looked: how much garbage it lets lie depends on its neighbours. */
function heldHeap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  setFlagsFromString('--no-expose-gc')
  return getHeapStatistics().used_heap_size
}

function connect(redisVersion: RedisVersion = '7.0'): Session {
  const config = { 'busy-reply-threshold': 0 }
  return createServer({ redisVersion, config, scriptMemory: BOUND }).connect()
}

function run(session: Session, ...argv: string[]): unknown {
  const reply = session.execute(argv)
  return reply instanceof ErrorReply || reply instanceof Status ? reply.text : reply
}

/** Scripts without an end to what they hold. */
const BOMBS: readonly (readonly [title: string, script: string])[] = [
  ['a string that doubles', 'local s = "x" while true do s = s .. s end'],
  ['a list', 'local t, i = {}, 0 while true do i = i + 1 t[i] = i end'],
  ['a table of tables', 'local t, i = {}, 0 while true do i = i + 1 t[i] = {i} end'],
  ['a hash', 'local t, i = {}, 0 while true do i = i + 1 t["k" .. i] = i end'],
  ['closures', 'local t, i = {}, 0 while true do i = i + 1 t[i] = function() return i end end'],
  [
    'coroutines',
    'local t, i, f = {}, 0, function() end while true do i = i + 1 t[i] = coroutine.wrap(f) end',
  ],
  [
    'long strings',
    'local t, s, i = {}, ("x"):rep(1e6), 0 while true do i = i + 1 t[i] = (s .. i):upper() end',
  ],
  ['a string repeated too often', 'return ("x"):rep(2e9)'],
  ['a replacement that is too long', 'return (("x"):rep(1e6):gsub("x", ("y"):rep(1e5)))'],
  ['what cjson decodes', 'return cjson.decode("[" .. ("{},"):rep(3e6) .. "{}]")'],
  [
    'what cmsgpack unpacks',
    String.raw`return cmsgpack.unpack("\221\0\64\0\0" .. ("\128"):rep(2^22))`,
  ],
]

describe('scriptMemory', { timeout: 60_000 }, () => {
  it.each(BOMBS)('ends %s, and the next script runs', (_, script) => {
    const session = connect()
    const before = heldHeap()
    expect(run(session, 'EVAL', script, '0')).toMatch(
      /^ERR Error running script [0-9a-f]{40}, not enough memory$/,
    )
    // Arrays grow to twice what they hold, and the last one stays in the stack until the next script.
    expect(heldHeap() - before).toBeLessThan(2 * BOUND)
    expect(run(session, 'EVAL', 'return 1', '0')).toBe(1)
  })

  it.each([
    ['6.2', /^ERR Error running script \(call to f_[0-9a-f]{40}\): not enough memory$/],
    ['7.4', /^ERR Error running script [0-9a-f]{40}, not enough memory$/],
  ] as const)('has the error of %s', (version, error) => {
    const reply = run(connect(version), 'EVAL', 'local s = "x" while true do s = s .. s end', '0')
    expect(reply).toMatch(error)
  })

  it('has an error that pcall catches and no handler of xpcall sees', () => {
    const bomb = 'function() local s = "x" while true do s = s .. s end end'
    const script = `local _, caught = pcall(${bomb})
      local _, handled = xpcall(${bomb}, function(m) return 'handled ' .. m end)
      return {caught, handled}`
    expect(run(connect(), 'EVAL', script, '0')).toEqual(['not enough memory', 'not enough memory'])
  })

  it('ends functions, and libraries while they load', () => {
    const session = connect()
    const bomb = 'local t, i = {}, 0 while true do i = i + 1 t[i] = {i} end'
    const library = `#!lua name=lib\nredis.register_function('f', function() ${bomb} end)`
    expect(run(session, 'FUNCTION', 'LOAD', library)).toBe('lib')
    expect(run(session, 'FCALL', 'f', '0')).toBe('ERR Error running script f, not enough memory')
    expect(run(session, 'FUNCTION', 'LOAD', `#!lua name=bomb\n${BOMBS[0][1]}`)).toBe(
      'ERR Error registering functions: ERR not enough memory',
    )
  })

  it('lets go what is not held', () => {
    const script = 'local n = 0 for i = 1, 60 do n = n + #("x"):rep(1e6):upper() end return n'
    expect(run(connect(), 'EVAL', script, '0')).toBe(60_000_000)
  })
})
