import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arccosine,
  arcsine,
  arctangent,
  arctangent2,
} from '../../../lib/number/elementary/angle.js'
import { decimalLogarithm } from '../../../lib/number/elementary/decimal-logarithm.js'
import { exponential } from '../../../lib/number/elementary/exponential.js'
import {
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
} from '../../../lib/number/elementary/hyperbolic.js'
import { naturalLogarithm } from '../../../lib/number/elementary/logarithm.js'
import { cosine, sine, tangent } from '../../../lib/number/elementary/trigonometry.js'

type Unary = (x: number) => number
type Range = readonly [from: number, to: number]

const FUNCTIONS: readonly (readonly [name: string, own: Unary, host: Unary, range: Range])[] = [
  ['exponential', exponential, Math.exp, [-700, 700]],
  ['naturalLogarithm', naturalLogarithm, Math.log, [0, Number.MAX_VALUE]],
  ['decimalLogarithm', decimalLogarithm, Math.log10, [0, Number.MAX_VALUE]],
  ['sine', sine, Math.sin, [-Number.MAX_VALUE, Number.MAX_VALUE]],
  ['cosine', cosine, Math.cos, [-Number.MAX_VALUE, Number.MAX_VALUE]],
  ['tangent', tangent, Math.tan, [-Number.MAX_VALUE, Number.MAX_VALUE]],
  ['arcsine', arcsine, Math.asin, [-1, 1]],
  ['arccosine', arccosine, Math.acos, [-1, 1]],
  ['arctangent', arctangent, Math.atan, [-Number.MAX_VALUE, Number.MAX_VALUE]],
  ['hyperbolicSine', hyperbolicSine, Math.sinh, [-709, 709]],
  ['hyperbolicCosine', hyperbolicCosine, Math.cosh, [-709, 709]],
  ['hyperbolicTangent', hyperbolicTangent, Math.tanh, [-30, 30]],
]

const EDGES = [0, -0, 1, -1, 2, -2, 1e300, -1e300, 800, -800, 5e-324, -5e-324]
const NO_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

/** Two results that are the same one but for the last two bits. */
function expectNear(own: number, host: number): void {
  if (Object.is(own, host)) return
  expect(Math.abs(own - host)).toBeLessThanOrEqual(Math.abs(host) * 2 ** -50 + 2 ** -1074)
}

describe.each(FUNCTIONS)('%s', (_, own, host, [min, max]) => {
  it('gives what the host gives but for the last bits', () => {
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), (x) => expectNear(own(x), host(x))),
      { numRuns: 1000 },
    )
  })

  it.each([...EDGES, ...NO_NUMBERS])('is defined where the host is: %d', (x) => {
    expectNear(own(x), host(x))
  })
})

describe('functions and their inverses', () => {
  it.each([
    ['exponential', exponential, naturalLogarithm, [-700, 700]],
    ['sine', sine, arcsine, [-1.5, 1.5]],
    ['cosine', cosine, arccosine, [0.1, 3]],
    ['tangent', tangent, arctangent, [-1.5, 1.5]],
  ] as const)('%s is undone to a few bits', (_, there, back, [min, max]) => {
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), (x) => {
        expect(Math.abs(back(there(x)) - x)).toBeLessThanOrEqual(2 ** -46)
      }),
    )
  })
})

describe('monotony', () => {
  it.each([
    ['exponential', exponential, [-700, 700]],
    ['naturalLogarithm', naturalLogarithm, [0, 1e6]],
    ['sine', sine, [-1.57, 1.57]],
    ['arcsine', arcsine, [-1, 1]],
    ['arctangent', arctangent, [-1e9, 1e9]],
  ] as const)('%s never falls from one double to the next', (_, rises, [min, max]) => {
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), (x) => {
        const next = x + Math.max(Math.abs(x) * 2 ** -52, 2 ** -1074)
        if (next <= max) expect(rises(x)).toBeLessThanOrEqual(rises(next))
      }),
    )
  })
})

describe('arctangent2', () => {
  it('gives what the host gives but for the last bits', () => {
    const part = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, -1, ...NO_NUMBERS))
    fc.assert(
      fc.property(part, part, (y, x) => expectNear(arctangent2(y, x), Math.atan2(y, x))),
      { numRuns: 2000 },
    )
  })

  it('takes quarters of the plane apart by the signs of nothing', () => {
    expect(arctangent2(0, -0)).toBe(Math.PI)
    expect(arctangent2(-0, -0)).toBe(-Math.PI)
    expect(arctangent2(-0, 0)).toBe(-0)
    expect(arctangent2(1, 0)).toBe(Math.PI / 2)
  })
})
