import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareInt64Texts, isInt64Text } from '../../lib/keyspace/int64-text.js'

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })

describe('int64 texts', () => {
  it('are all that an int64 prints', () => {
    fc.assert(fc.property(int64, (value) => isInt64Text(value.toString())))
  })

  it.each([
    '',
    '-',
    '+1',
    '01',
    '-0',
    ' 1',
    '1 ',
    '1.0',
    '9223372036854775808',
    '-9223372036854775809',
    '10000000000000000000',
  ])('are not %j', (text) => {
    expect(isInt64Text(text)).toBe(false)
  })

  it('compare as their numbers do', () => {
    fc.assert(
      fc.property(int64, int64, (a, b) => {
        const expected = a < b ? -1 : Number(a > b)
        expect(Math.sign(compareInt64Texts(a.toString(), b.toString())) + 0).toBe(expected)
      }),
    )
  })
})
