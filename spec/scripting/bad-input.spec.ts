import { afterAll, describe, expect, it } from 'vitest'
import { ErrorReply, type Reply } from '../../lib/reply/reply.js'
import { ScriptTester } from './script-tester.js'

const BYTES_8_MB = 8 * 1024 * 1024
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__index', 'length']

const COMMANDS = [
  { name: 'echo', arity: 2, reply: (argv: readonly string[]) => argv[1] },
  { name: 'count', reply: (argv: readonly string[]) => argv.length - 1 },
] as const

/** Scripts that end badly, and what 7.0.15 says; the last two end real Redis itself. */
const ENDS: readonly (readonly [body: string, error: string])[] = [
  ["error({err='E x'})", 'E x script: <sha>, on @user_script:1.'],
  ['error(nil)', 'ERR nil script: <sha>, on @user_script:1.'],
  ['error()', 'ERR nil script: <sha>, on @user_script:1.'],
  [
    'local function f(n) return f(n+1)+1 end return f(1)',
    'ERR user_script:1: stack overflow script: <sha>, on @user_script:1.',
  ],
  [
    "local t={} for i=1,8000 do t[i]='a' end return redis.call('count',unpack(t))",
    'ERR user_script:1: too many results to unpack script: <sha>, on @user_script:1.',
  ],
  ['error({})', 'ERR unknown error script: <sha>, on @user_script:1.'],
  ['error({err=false})', 'ERR unknown error script: <sha>, on @user_script:1.'],
]

describe('bad input', () => {
  const tester = new ScriptTester('7.0', COMMANDS)

  afterAll(() => {
    expect(tester.eval('return 1')).toBe(1)
  })

  it.each(ENDS)('%j ends with %s, and the next script runs', (body, error) => {
    expect(tester.errorOf(body)).toBe(error)
    expect(tester.eval("return redis.call('echo','next')")).toBe('next')
  })

  it('may raise a function', () => {
    expect(tester.errorOf('error(function() end)')).toMatch(
      /^ERR function: 0x[0-9a-f]+ script: <sha>, on @user_script:1\.$/,
    )
  })

  it.each(NAMES)('may name a table key, an argument and a command %s', (name) => {
    expect(tester.eval('local t={} t[ARGV[1]]=5 return {t[ARGV[1]], #t}', name)).toEqual([5, 0])
    expect(tester.eval(`return tostring(({})[ARGV[1]])`, name)).toBe('nil')
    expect(tester.eval("return redis.call('echo',ARGV[1])", name)).toBe(name)
    expect(tester.eval('return redis.pcall(ARGV[1])', name)).toEqual(
      new ErrorReply('ERR Unknown Redis command called from script'),
    )
    expect(tester.eval('return {map={[ARGV[1]]=1}}', name)).toEqual({ entries: [[name, 1]] })
    expect(tester.eval('return tostring(redis[ARGV[1]])', name)).toBe('nil')
  })

  it('may hold values of 8 MB', () => {
    const value = '\u00ff\0'.repeat(BYTES_8_MB / 2)
    expect(tester.eval("return redis.call('echo',ARGV[1])", value) === value).toBe(true)
    expect(tester.eval(`return #string.rep('x',${BYTES_8_MB})`)).toBe(BYTES_8_MB)
  })

  it('may be bytes that are no UTF-8', () => {
    expect(tester.eval("return '\u00ff\u00c0\0' .. ARGV[1]", '\u0080')).toBe('\u00ff\u00c0\0\u0080')
    expect(tester.eval('\u00ff')).toEqual(
      new ErrorReply(
        "ERR Error compiling script (new function): user_script:1: unexpected symbol near '\u00ff'",
      ),
    )
  })

  it('may give a command almost 8000 arguments by unpack', () => {
    const body = "local t={} for i=1,7997 do t[i]='a' end return redis.call('count',unpack(t))"
    expect(tester.eval(body)).toBe(7997)
  })

  it('may nest a reply as deep as the Lua stack', () => {
    let reply = tester.eval('local t={} for i=1,20000 do t={t} end return t')
    let depth = 0
    while (Array.isArray(reply)) {
      depth++
      reply = reply[0] as Reply
    }
    expect(depth).toBe(7995)
    expect(reply).toEqual(new ErrorReply('ERR reached lua stack limit'))
  })

  it.each(['return (', 'x=', '(((', "return 'a", 'for', '#!', '\0'])(
    'may not compile: %j',
    (body) => {
      expect(tester.eval(body)).toBeInstanceOf(ErrorReply)
      expect(tester.eval('return 1')).toBe(1)
    },
  )
})
