import { describe, expect, it } from 'vitest'
import { sha1Of } from '../../lib/scripting/script-cache.js'
import { ScriptTester } from './script-tester.js'

/** Scripts that leave a mark in their environment, and scripts that look for it. */
const MARKS: readonly (readonly [
  what: string,
  leave: string,
  look: string,
  here: unknown,
  elsewhere: unknown,
])[] = [
  [
    'the string metatable',
    "getmetatable('').__index = {marked = 1} return 1",
    "return ('').marked",
    1,
    null,
  ],
  [
    'the settings of cjson',
    'cjson.encode_number_precision(3) return 1',
    'return cjson.encode(1/3)',
    '0.333',
    '0.33333333333333',
  ],
  ['the state of math.random', 'math.randomseed(42) return 1', 'return math.random(100)', 75, 40],
]

describe('scripts of several servers', () => {
  it.each(MARKS)('share nothing: %s', (_what, leave, look, here, elsewhere) => {
    const marked = new ScriptTester('7.2')
    const other = new ScriptTester('7.2')
    expect(other.eval('return 1')).toBe(1)
    expect(marked.eval(leave)).toBe(1)
    expect(other.eval(look)).toEqual(elsewhere)
    expect(new ScriptTester('7.2').eval(look)).toEqual(elsewhere)
    expect(marked.eval(look)).toEqual(here)
  })

  it('have a script cache for each', () => {
    const one = new ScriptTester()
    one.eval('return 1')
    expect(new ScriptTester().send('SCRIPT', 'EXISTS', sha1Of('return 1'))).toEqual([0])
  })

  it('have the globals of their own version', () => {
    const look = "return {type(rawget(_G,'print')), type(rawget(_G,'os')), redis.REDIS_VERSION}"
    const seen = ['6.2', '7.0', '7.4'] as const
    expect(seen.map((version) => new ScriptTester(version).eval(look))).toEqual([
      ['function', 'nil'],
      ['nil', 'nil', '7.0.15'],
      ['nil', 'table', '7.4.1'],
    ])
  })

  it('call their own host', () => {
    const answer = (reply: string) => new ScriptTester('7.4', [{ name: 'x', reply }])
    const [one, two] = [answer('one'), answer('two')]
    expect(one.eval("return redis.call('x')")).toBe('one')
    expect(two.eval("return redis.call('x')")).toBe('two')
    expect(one.eval("return redis.call('x')")).toBe('one')
  })
})

describe('scripts of one server', () => {
  it('leave no globals behind', () => {
    const tester = new ScriptTester()
    expect(tester.eval('return pcall(function() leaked = 1 end)')).toBeNull()
    expect(tester.eval("return tostring(rawget(_G,'leaked'))")).toBe('nil')
  })

  it('have fresh KEYS and ARGV each time', () => {
    const tester = new ScriptTester()
    expect(tester.send('EVAL', "KEYS.x = 1 ARGV[2] = 'b' return #ARGV", '1', 'k', 'a')).toBe(2)
    expect(tester.send('EVAL', 'return {#KEYS, tostring(KEYS.x), #ARGV}', '0')).toEqual([
      0,
      'nil',
      0,
    ])
  })

  it('share library settings until SCRIPT FLUSH', () => {
    const tester = new ScriptTester()
    tester.eval('cjson.encode_number_precision(3)')
    expect(tester.eval('return cjson.encode(1/3)')).toBe('0.333')
    tester.send('SCRIPT', 'FLUSH')
    expect(tester.eval('return cjson.encode(1/3)')).toBe('0.33333333333333')
  })

  it('go on with math.random after SCRIPT FLUSH', () => {
    const tester = new ScriptTester('7.0')
    const draw = () => tester.eval('return math.random(1000000)')
    expect(draw()).toBe(396465)
    tester.send('SCRIPT', 'FLUSH')
    expect([draw(), draw()]).toEqual([840486, 353337])
  })

  it('begin math.random anew each time in 6.2', () => {
    const tester = new ScriptTester('6.2')
    const draw = () => tester.eval('return {math.random(1000000), math.random(1000000)}')
    expect([draw(), draw()]).toEqual([
      [170829, 749902],
      [170829, 749902],
    ])
  })
})

describe('a fault of the host', () => {
  it('passes through a script, which pcall cannot hide, and the next script runs', () => {
    const fault = new TypeError('a fault of a command')
    const tester = new ScriptTester('7.4', [
      {
        name: 'faulty',
        reply: () => {
          throw fault
        },
      },
    ])
    for (const body of [
      "redis.call('faulty')",
      "return pcall(redis.call, 'faulty')",
      "return coroutine.resume(coroutine.create(function() redis.call('faulty') end))",
      "local function f(n) if n > 0 then f(n - 1) end redis.call('faulty') end f(100)",
    ]) {
      for (let i = 0; i < 250; i++) expect(() => tester.eval(body)).toThrow(fault)
      expect(tester.errorOf("local a\nerror('x')")).toBe(
        'ERR user_script:2: x script: <sha>, on @user_script:2.',
      )
    }
  })
})
