import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { powerOf } from '../../../lib/number/elementary/power.js'

const base = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
const exponent = fc.double({ min: -50, max: 50, noNaN: true })

describe('powerOf', () => {
  it.each([
    ['a product of integers', 12345, 3, 1881365963625],
    ['the cube of a root', 68720001025, 1.5, 18014604668698624],
    ['the least double', 2, -1074, 5e-324],
    ['half of it, which is even', 2, -1075, 0],
    ['a little more than half of it', 2, -1074.9999999999998, 5e-324],
    ['the greatest power of two', 2, 1023, 8.98846567431158e307],
    ['what is no double any more', 2, 1024, Number.POSITIVE_INFINITY],
    ['an odd power of a negative number', -3, 333, -(3 ** 333)],
    ['a power near the end of doubles', -10, 307, -1e307],
    ['a large exponent', 1 + 2 ** -52, 2 ** 52, Math.E],
    ['the root of a negative number', -8, 1 / 3, Number.NaN],
    ['nothing to nothing', 0, 0, 1],
    ['nothing to a negative odd power', -0, -3, Number.NEGATIVE_INFINITY],
    ['no end to a fraction', Number.NEGATIVE_INFINITY, 0.3, Number.POSITIVE_INFINITY],
  ] as const)('gives %s', (_, a, b, result) => {
    expect(powerOf(a, b)).toBe(result)
  })

  it('rises with its base and with its exponent', () => {
    fc.assert(
      fc.property(base, base, exponent, (a, b, power) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        if (power >= 0) expect(powerOf(less, power)).toBeLessThanOrEqual(powerOf(more, power))
        else expect(powerOf(less, power)).toBeGreaterThanOrEqual(powerOf(more, power))
      }),
    )
    fc.assert(
      fc.property(base, exponent, exponent, (a, b, c) => {
        const [less, more] = b < c === a > 1 ? [b, c] : [c, b]
        expect(powerOf(a, less)).toBeLessThanOrEqual(powerOf(a, more))
      }),
    )
  })

  it('is undone by the inverse exponent to a few bits', () => {
    fc.assert(
      fc.property(base, fc.double({ min: 0.1, max: 3, noNaN: true }), (a, power) => {
        expect(Math.abs(powerOf(powerOf(a, power), 1 / power) / a - 1)).toBeLessThan(2 ** -46)
      }),
    )
  })

  it('is never a double away from what the host gives', () => {
    fc.assert(
      fc.property(base, exponent, (a, power) => {
        expect(Math.abs(powerOf(a, power) / a ** power - 1)).toBeLessThanOrEqual(2 ** -51)
      }),
    )
  })
})
