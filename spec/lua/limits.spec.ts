import { beforeAll, describe, expect, it } from 'vitest'
import { createServer, type Session } from '../../lib/index.js'
import { ErrorReply } from '../../lib/reply/reply.js'

/** Scripts that go to a limit, and the start of the error that each ends in. */
const LIMITS: readonly (readonly [title: string, script: string, error: string])[] = [
  [
    'runaway recursion',
    'local function f() return 1 + f() end return f()',
    'ERR user_script:1: stack overflow',
  ],
  [
    'runaway pcalls',
    'local function f() return pcall(f) end f() return error("through")',
    'ERR user_script:1: through',
  ],
  [
    'runaway metamethods',
    'local t = {} setmetatable(t, {__index = function(t, k) return t[k .. "x"] end}) return t.a',
    'ERR user_script:1: C stack overflow',
  ],
  [
    'a chain of __index without end',
    'local t = {} t.__index = t setmetatable(t, t) return t.x',
    'ERR user_script:1: loop in gettable',
  ],
  [
    'runaway coroutines',
    'local function f() return coroutine.wrap(f)() end return f()',
    'ERR user_script:1: ',
  ],
  ['a string that doubles', 'local s = "x" while true do s = s .. s end', 'ERR '],
  ['a string repeated too often', 'return ("x"):rep(1e10)', 'ERR '],
  [
    'too many results',
    'local t = {} for i = 1, 1e6 do t[i] = i end return unpack(t)',
    'ERR user_script:1: too many results to unpack',
  ],
  [
    'a chunk nested too deep',
    `return ${'('.repeat(300)}1${')'.repeat(300)}`,
    'ERR Error compiling script (new function): user_script:1: chunk has too many syntax levels',
  ],
  [
    'too many locals',
    Array.from({ length: 201 }, (_, i) => `local v${i}`).join(' '),
    'ERR Error compiling script (new function): user_script:1: main function has more than 200 local variables',
  ],
  [
    'a call with too many arguments',
    `local x = tostring(\n${Array(249).fill('1')})\n\nlocal y`,
    "ERR Error compiling script (new function): user_script:4: function or expression too complex near 'local'",
  ],
  [
    'too many values at the end of a chunk',
    `return ${Array(250).fill('1')}`,
    "ERR Error compiling script (new function): user_script:1: function or expression too complex near '<eof>'",
  ],
]

/** A busy machine may take longer than the threshold for a script. */
const BUSY_NEVER = { 'busy-reply-threshold': 0 }

describe('limits', () => {
  let session: Session

  beforeAll(() => {
    session = createServer({ redisVersion: '7.0', config: BUSY_NEVER }).connect()
  })

  it.each(LIMITS)('%s ends in an error, and the next script runs', (_, script, error) => {
    const reply = session.execute(['EVAL', script, '0'])
    expect(reply).toBeInstanceOf(ErrorReply)
    expect((reply as ErrorReply).text.slice(0, error.length)).toBe(error)
    expect(session.execute(['EVAL', 'return #ARGV', '0', 'a', 'b'])).toBe(2)
  })

  it('recursion goes as deep as on Redis', () => {
    const depth = 'local n = 0 local function f() n = n + 1 return 1 + f() end pcall(f) return n'
    expect(session.execute(['EVAL', depth, '0'])).toBe(16_381)
  })

  it('a tail call takes no room', () => {
    const loop =
      'local function f(n) if n == 0 then return "done" end return f(n - 1) end return f(1e6)'
    expect(session.execute(['EVAL', loop, '0'])).toBe('done')
  })
})
