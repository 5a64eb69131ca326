import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addLongDoubles,
  formatLongDouble,
  integerOf,
  type LongDouble,
  multiplyLongDouble,
  parseLongDouble,
} from '../../lib/commands/long-double.js'

function finite(text: string): LongDouble {
  const value = parseLongDouble(text)
  if (value === undefined || typeof value === 'number') throw new Error(`${text} is not finite`)
  return value
}

describe('parseLongDouble and formatLongDouble', () => {
  it.each([
    ['3.0e3', '3000'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['+7', '7'],
    ['0x1.8p3', '12'],
    ['0X10', '16'],
    ['-0', '0'],
    ['0.1', '0.1'],
    ['0.00000000000000001', '0.00000000000000001'],
    ['0.000000000000000005', '0'],
    ['1e-30', '0'],
    ['-1e-30', '0'],
    ['1234567.1234567', '1234567.12345670000001974'],
    ['9223372036854775807', '9223372036854775807'],
    ['99999999999999999999999999.5', '100000000000000000000000000'],
    ['1e25', '10000000000000000000000000'],
  ])('reads %s and writes %s', (text, written) => {
    expect(formatLongDouble(finite(text))).toBe(written)
  })

  it.each(['', '.', '1e', 'abc', 'nan', ' 1', '1 ', '0x', '--1', '1e4933', '1e-5000', '1e999999'])(
    'does not read %j',
    (text) => {
      expect(parseLongDouble(text)).toBeUndefined()
    },
  )

  it('reads infinity as itself', () => {
    expect([parseLongDouble('inf'), parseLongDouble('-INFINITY')]).toEqual([Infinity, -Infinity])
  })

  it('keeps every int64', () => {
    const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    fc.assert(fc.property(int64, (value) => formatLongDouble(finite(`${value}`)) === `${value}`))
  })
})

describe('addLongDoubles', () => {
  it.each([
    ['0.1', '0.2', '0.3'],
    ['1e17', '0.1', '100000000000000000.1015625'],
    ['9223372036854775807', '9223372036854775807', '18446744073709551614'],
    ['18446744073709551615', '1', '18446744073709551616'],
    ['18446744073709551616', '1', '18446744073709551616'],
    ['18446744073709551616', '3', '18446744073709551620'],
    ['5', '-5', '0'],
  ])('adds %s and %s to %s', (a, b, sum) => {
    const added = addLongDoubles(finite(a), finite(b))
    expect(added && formatLongDouble(added)).toBe(sum)
  })

  it('has no sum that is too large', () => {
    expect(addLongDoubles(finite('1e4932'), finite('1e4932'))).toBeUndefined()
  })
})

describe('multiplyLongDouble and integerOf', () => {
  it.each([
    ['0.0001', 1n, 0n],
    ['1.5', 1500n, 1500n],
    ['-0.0015', -1n, -1n],
    ['9223372036854775', 9223372036854775000n, 9223372036854775000n],
  ])('make of %s seconds %s or %s milliseconds', (text, up, toZero) => {
    const milliseconds = multiplyLongDouble(finite(text), 1000n)
    expect(milliseconds && integerOf(milliseconds, 'up')).toBe(up)
    expect(milliseconds && integerOf(milliseconds, 'to zero')).toBe(toZero)
  })
})
