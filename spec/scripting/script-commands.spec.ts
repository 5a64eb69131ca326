import { describe, expect, it } from 'vitest'
import { ErrorReply, OK, type Reply, Status } from '../../lib/reply/reply.js'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import { sha1Of } from '../../lib/scripting/script-cache.js'
import { ScriptTester } from './script-tester.js'

const NOSCRIPT = new ErrorReply('NOSCRIPT No matching script. Please use EVAL.')
const NOT_AN_INTEGER = new ErrorReply('ERR value is not an integer or out of range')
const SYNTAX = new ErrorReply(
  "ERR Error compiling script (new function): user_script:1: '=' expected near '1'",
)
const OUT_OF_MEMORY = new ErrorReply("OOM command not allowed when used memory > 'maxmemory'.")
const WITHOUT_ALLOW_OOM = new ErrorReply(
  "OOM allow-oom flag is not set on the script, can not run it when used memory > 'maxmemory'",
)
const WRITES = [{ name: 'set', flags: ['write', 'denyoom'] }] as const

function known(tester: ScriptTester, ...sha1s: string[]): Reply {
  return tester.send('SCRIPT', 'EXISTS', ...sha1s)
}

describe.each(REDIS_VERSIONS)('EVAL and EVALSHA of %s', (version) => {
  it('give a script its KEYS and ARGV', () => {
    const tester = new ScriptTester(version)
    const body = 'return {#KEYS, KEYS[1], KEYS[2], #ARGV, ARGV[1]}'
    const rest = ['2', 'k1', '\u00ff\0', 'a'] as const
    expect(tester.send('EVAL', body, ...rest)).toEqual([2, 'k1', '\u00ff\0', 1, 'a'])
    expect(tester.send('EVALSHA', sha1Of(body), ...rest)).toEqual([2, 'k1', '\u00ff\0', 1, 'a'])
    expect(tester.send('EVALSHA', sha1Of(body), '0')).toEqual([0])
  })

  it('find a script by its digest in any case', () => {
    const tester = new ScriptTester(version)
    expect(tester.send('SCRIPT', 'LOAD', 'return 7')).toBe(sha1Of('return 7'))
    expect(tester.send('EVALSHA', sha1Of('return 7').toUpperCase(), '0')).toBe(7)
  })

  it('know no script by another digest', () => {
    const tester = new ScriptTester(version)
    expect(tester.send('EVALSHA', 'a'.repeat(40), '0')).toEqual(NOSCRIPT)
    expect(tester.send('EVALSHA', 'a'.repeat(40), 'x')).toEqual(NOT_AN_INTEGER)
    expect(tester.send('EVALSHA', 'toString', 'x')).toEqual(NOSCRIPT)
  })

  it('keep a script that fails, but not one that does not compile', () => {
    const tester = new ScriptTester(version)
    expect(tester.errorOf('error(1)')).toContain('user_script:1: 1')
    expect(tester.eval('retrun 1')).toEqual(SYNTAX)
    expect(tester.send('SCRIPT', 'LOAD', 'retrun 1')).toEqual(SYNTAX)
    expect(known(tester, sha1Of('error(1)'), sha1Of('retrun 1'))).toEqual([1, 0])
  })

  it('look at numkeys before the script', () => {
    const tester = new ScriptTester(version)
    expect(tester.send('EVAL', 'retrun 1', 'x')).toEqual(NOT_AN_INTEGER)
  })

  it('forget all with SCRIPT FLUSH', () => {
    const tester = new ScriptTester(version)
    for (const mode of [[], ['SYNC'], ['async']]) {
      tester.send('SCRIPT', 'LOAD', 'return 7')
      expect(tester.send('SCRIPT', 'FLUSH', ...mode)).toBe(OK)
      expect(tester.send('EVALSHA', sha1Of('return 7'), '0')).toEqual(NOSCRIPT)
    }
  })

  it.each([['x'], ['SYNC', 'x'], ['']])('refuse SCRIPT FLUSH %j', (...mode) => {
    expect(new ScriptTester(version).send('SCRIPT', 'FLUSH', ...mode)).toEqual(
      new ErrorReply('ERR SCRIPT FLUSH only support SYNC|ASYNC option'),
    )
  })

  it('answer the other subcommands', () => {
    const tester = new ScriptTester(version)
    expect(tester.send('SCRIPT', 'KILL')).toEqual(
      new ErrorReply('NOTBUSY No scripts in execution right now.'),
    )
    expect(tester.send('SCRIPT', 'DEBUG', 'no')).toBe(OK)
    expect(tester.send('SCRIPT', 'DEBUG', 'x')).toEqual(
      new ErrorReply('ERR Use SCRIPT DEBUG YES/SYNC/NO'),
    )
    expect(tester.send('SCRIPT', 'DEBUG', 'yes')).toBe(OK)
    expect(tester.send('SCRIPT', 'HELP')).toContainEqual(new Status('LOAD <script>'))
  })
})

describe('the script cache of EVAL', () => {
  it('keeps the last 500 scripts from 7.4 on', () => {
    for (const [version, first] of [
      ['7.2', 1],
      ['7.4', 0],
    ] as const) {
      const tester = new ScriptTester(version)
      tester.send('SCRIPT', 'LOAD', 'return 0')
      for (let i = 1; i <= 501; i++) tester.eval(`return ${i}`)
      const sha1s = [0, 1, 2, 501].map((i) => sha1Of(`return ${i}`))
      expect(known(tester, ...sha1s)).toEqual([1, first, 1, 1])
    }
  })

  it('counts a call of EVALSHA as a use', () => {
    const tester = new ScriptTester('7.4')
    for (let i = 1; i <= 500; i++) tester.eval(`return ${i}`)
    tester.send('EVALSHA', sha1Of('return 1'), '0')
    tester.eval('return 501')
    expect(known(tester, sha1Of('return 1'), sha1Of('return 2'))).toEqual([1, 0])
  })
})

describe('read-only scripts', () => {
  const error = 'ERR Write commands are not allowed from read-only scripts.'

  it('may not write', () => {
    const tester = new ScriptTester('7.0', WRITES)
    const body = "return redis.call('set')"
    const refused = new ErrorReply(`${error} script: ${sha1Of(body)}, on @user_script:1.`)
    expect(tester.send('EVAL_RO', body, '0')).toEqual(refused)
    expect(tester.send('EVALSHA_RO', sha1Of(body), '0')).toEqual(refused)
    expect(tester.eval(body)).toEqual(OK)
  })

  it('may not write with the flag no-writes', () => {
    const body = "#!lua flags=no-writes\nreturn redis.call('set')"
    expect(new ScriptTester('7.4', WRITES).eval(body)).toEqual(
      new ErrorReply(`${error} script: ${sha1Of(body)}, on @user_script:2.`),
    )
  })

  it('refuse a shebang without no-writes', () => {
    const tester = new ScriptTester()
    expect(tester.send('EVAL_RO', '#!lua flags=no-writes\nreturn 1', '0')).toBe(1)
    expect(tester.send('EVAL_RO', '#!lua\nreturn 1', '0')).toEqual(
      new ErrorReply('ERR Can not execute a script with write flag using *_ro command.'),
    )
    expect(tester.send('EVAL_RO', '#!lua\nreturn 1', 'x')).toEqual(NOT_AN_INTEGER)
  })
})

describe('scripts above maxmemory', () => {
  const rows: readonly (readonly [argv: readonly string[], reply: Reply])[] = [
    [
      ['EVAL', "return redis.call('set')", '0'],
      new ErrorReply(
        `${OUT_OF_MEMORY.text} script: ${sha1Of("return redis.call('set')")}, on @user_script:1.`,
      ),
    ],
    [['EVAL', 'return 1', '0'], 1],
    [['EVAL', '#!lua\nreturn 1', '0'], WITHOUT_ALLOW_OOM],
    [['EVAL', '#!lua\nreturn 1', 'x'], NOT_AN_INTEGER],
    [['EVALSHA', sha1Of('#!lua\nreturn 2'), '0'], WITHOUT_ALLOW_OOM],
    [['EVAL', "#!lua flags=allow-oom\nreturn redis.call('set')", '0'], OK],
    [['EVAL', '#!lua flags=no-writes\nreturn 1', '0'], 1],
    [
      ['EVAL', '#!js\nreturn 1', '0'],
      new ErrorReply('ERR Unexpected engine in script shebang: #!js'),
    ],
  ]

  it.each(rows)('answer %j with %j', (argv, reply) => {
    const tester = new ScriptTester('7.0', WRITES)
    tester.send('SCRIPT', 'LOAD', '#!lua\nreturn 2')
    tester.host.isOutOfMemory = true
    expect(tester.send(...argv)).toEqual(reply)
  })
})

describe('a shebang', () => {
  it('keeps the numbers of the lines', () => {
    expect(new ScriptTester('7.0').errorOf("#!lua\nerror('x')")).toBe(
      'ERR user_script:2: x script: <sha>, on @user_script:2.',
    )
  })

  it('is a syntax error in 6.2', () => {
    expect(new ScriptTester('6.2').eval('#!lua\nreturn 1')).toEqual(
      new ErrorReply(
        "ERR Error compiling script (new function): user_script:1: unexpected symbol near '#'",
      ),
    )
  })

  it('keeps a script out of the cache where it is wrong', () => {
    const tester = new ScriptTester('7.0')
    expect(tester.send('SCRIPT', 'LOAD', '#!js\n')).toEqual(
      new ErrorReply('ERR Unexpected engine in script shebang: #!js'),
    )
    expect(known(tester, sha1Of('#!js\n'))).toEqual([0])
  })
})
