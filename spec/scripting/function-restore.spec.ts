import { describe, expect, it } from 'vitest'
import { createServer } from '../../lib/index.js'
import { ErrorReply, OK } from '../../lib/reply/reply.js'

/** A library of the name, with a function that each of them has. */
function library(name: string): string {
  return `#!lua name=${name}\nredis.register_function('f', function() return 1 end)`
}

/** What 7.0.15, 7.2.6 and 7.4.1 answer alike. */
describe.each(['7.0', '7.2', '7.4'] as const)('FUNCTION RESTORE of Redis %s', (redisVersion) => {
  const session = createServer({ redisVersion }).connect()
  const run = (...argv: string[]) => session.execute(argv)

  /** A payload of the library `l`, where only the library `there` is. */
  function payload(there: string): string {
    run('FUNCTION', 'FLUSH')
    run('FUNCTION', 'LOAD', library('l'))
    const dumped = run('FUNCTION', 'DUMP') as string
    run('FUNCTION', 'FLUSH')
    run('FUNCTION', 'LOAD', library(there))
    return dumped
  }

  it.each([
    ['l', [], 'ERR Library l already exists'],
    ['l', ['APPEND'], 'ERR Library l already exists'],
    [
      'l',
      ['NOPE'],
      'ERR Wrong restore policy given, value should be either FLUSH, APPEND or REPLACE.',
    ],
    ['m', [], 'ERR Function f already exists'],
    ['m', ['REPLACE'], 'ERR Function f already exists'],
  ] as const)('beside %s with %j answers %s', (there, policy, text) => {
    const dumped = payload(there)
    expect(run('FUNCTION', 'RESTORE', dumped, ...policy)).toEqual(new ErrorReply(text))
    expect(JSON.stringify(run('FUNCTION', 'LIST'))).toContain(`"library_name","${there}"`)
  })

  it('takes the place of a library, or of all', () => {
    expect(run('FUNCTION', 'RESTORE', payload('l'), 'REPLACE')).toBe(OK)
    expect(run('FUNCTION', 'RESTORE', payload('m'), 'FLUSH')).toBe(OK)
    expect(run('FCALL', 'f', '0')).toBe(1)
  })

  it('is refused the payload of a value', () => {
    run('SET', 'k', 'v')
    expect(run('FUNCTION', 'RESTORE', run('DUMP', 'k') as string)).toEqual(
      new ErrorReply('ERR given type is not a function'),
    )
  })
})
