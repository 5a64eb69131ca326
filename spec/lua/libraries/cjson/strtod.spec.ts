import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../../../lib/lua/libraries/cjson/strtod.js'
import type { LuaNumber } from '../../../../lib/lua/libraries/number-bytes.js'
import { POSITIVE_NAN } from '../../../../lib/lua/values.js'

/** Text, its value, and how much of it is the number. */
const NUMBERS: readonly [string, LuaNumber, number][] = [
  ['12', 12, 2],
  ['00012', 12, 5],
  ['+5', 5, 2],
  ['-0', -0, 2],
  ['-.5', -0.5, 3],
  ['1.', 1, 2],
  ['1.x', 1, 2],
  ['1e5', 100000, 3],
  ['1E-2,', 0.01, 4],
  ['1e', 1, 1],
  ['1e+', 1, 1],
  ['1e400', Number.POSITIVE_INFINITY, 5],
  ['1p4', 1, 1],
  ['0x10', 16, 4],
  ['0X1f', 31, 4],
  ['-0x10', -16, 5],
  ['0x.8', 0.5, 4],
  ['0x1.8p3', 12, 7],
  ['0x1p', 1, 3],
  ['0x1p-1', 0.5, 6],
  ['0x', 0, 1],
  ['0xg', 0, 1],
  ['0x.', 0, 1],
  ['0x0000000000000000000001', 1, 24],
  ['0x1p-1074', 5e-324, 9],
  ['0x1p-1075', 0, 9],
  ['0x1.8p-1075', 5e-324, 11],
  ['0x1p1024', Number.POSITIVE_INFINITY, 8],
  ['0x1.00000000000008p0', 1, 20],
  ['0x1.000000000000080001p0', 1 + Number.EPSILON, 24],
  ['0x1.fffffffffffff8p1023', Number.POSITIVE_INFINITY, 23],
  ['0x1p99999999999999999999', Number.POSITIVE_INFINITY, 24],
  ['inf', Number.POSITIVE_INFINITY, 3],
  ['-Infinity', Number.NEGATIVE_INFINITY, 9],
  ['infinit', Number.POSITIVE_INFINITY, 3],
  ['-nan', Number.NaN, 4],
  ['nan', POSITIVE_NAN, 3],
  ['NaN(a_1)', POSITIVE_NAN, 8],
  ['nan()', POSITIVE_NAN, 5],
  ['nan(a b)', POSITIVE_NAN, 3],
]

describe('readNumber', () => {
  it.each(NUMBERS)('reads %j', (text, value, length) => {
    expect(readNumber(`[${text}`, 1)).toEqual({ value, end: 1 + length })
  })

  it.each(['', '-', '+', '.', '-.', 'x', 'e5', '.e5', 'i', 'na'])(
    'finds no number in %j',
    (text) => {
      expect(readNumber(text, 0).end).toBe(0)
    },
  )

  it('reads what JavaScript prints of a double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = Object.is(value, -0) ? '-0' : String(value)
        expect(readNumber(`${text}]`, 0)).toEqual({ value, end: text.length })
      }),
    )
  })

  it('reads hexadecimal integers as JavaScript does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 80n }), (value) => {
        expect(readNumber(`0x${value.toString(16)}`, 0).value).toBe(Number(value))
      }),
    )
  })
})
