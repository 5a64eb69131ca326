import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { ScriptTester } from './script-tester.js'

/** A Lua expression, and its text as an argument before 7.2 and since. */
const NUMBERS: readonly (readonly [expression: string, printf17: string, shortest: string])[] = [
  ['12', '12', '12'],
  ['0.1', '0.10000000000000001', '0.1'],
  ['1/3', '0.33333333333333331', '0.3333333333333333'],
  ['4.35', '4.3499999999999996', '4.35'],
  ['-0.0', '-0', '0'],
  ['1e15', '1000000000000000', '1000000000000000'],
  ['1e17', '1e+17', '100000000000000000'],
  ['2^62', '4.6116860184273879e+18', '4611686018427387904'],
  ['-2^62', '-4.6116860184273879e+18', '-4611686018427387904'],
  ['2^63', '9.2233720368547758e+18', '9223372036854776000'],
  ['1e20', '1e+20', '1e+20'],
  ['1e21', '1e+21', '1e+21'],
  ['123456789.123456789', '123456789.12345679', '1.2345678912345679e+8'],
  ['1e-7', '9.9999999999999995e-08', '1e-7'],
  ['5e-324', '4.9406564584124654e-324', '5e-324'],
  ['1/0', 'inf', 'inf'],
  ['-1/0', '-inf', '-inf'],
  ['0/0', '-nan', '-nan'],
  ['-(0/0)', 'nan', 'nan'],
]

const bytes = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes))

function argvOf(call: string, version: RedisVersion = '7.4', args: string[] = []): unknown {
  const tester = new ScriptTester(version, [{ name: 'x' }])
  tester.eval(`return redis.call('x', ${call})`, ...args)
  return tester.host.executed[0]?.argv.slice(1)
}

describe('luaToArgv', () => {
  it.each(NUMBERS)('prints %s as %s before 7.2 and as %s since', (n, printf17, shortest) => {
    expect([argvOf(n, '6.2'), argvOf(n, '7.0')]).toEqual([[printf17], [printf17]])
    expect([argvOf(n, '7.2'), argvOf(n, '7.4')]).toEqual([[shortest], [shortest]])
  })

  it.each(['nil', 'true', '{}', 'redis.call', 'cjson.null'])('refuses %s', (value) => {
    expect(new ScriptTester('7.4', [{ name: 'x' }]).errorOf(`redis.call('x', 'a', ${value})`)).toBe(
      'ERR Lua redis lib command arguments must be strings or integers script: <sha>, on @user_script:1.',
    )
  })

  it('hands any bytes on', () => {
    fc.assert(
      fc.property(fc.array(bytes, { minLength: 1, maxLength: 6 }), (args) => {
        expect(argvOf('unpack(ARGV)', '7.4', args)).toEqual(args)
      }),
    )
  })

  it('reads back each double that it prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        for (const version of ['7.0', '7.4'] as const) {
          const [text] = argvOf('(struct.unpack("<d", ARGV[1]))', version, [littleEndian(n)]) as [
            string,
          ]
          expect(Number(text)).toBe(version === '7.4' && n === 0 ? 0 : n)
        }
      }),
      { numRuns: 200 },
    )
  })
})

function littleEndian(n: number): string {
  const buffer = Buffer.alloc(8)
  buffer.writeDoubleLE(n)
  return buffer.toString('latin1')
}
