import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RedisRandom } from '../../../lib/lua/libraries/redis-random.js'
import { scaleByPowerOfTwo, splitExponent } from '../../../lib/number/floating-point.js'
import { answer, createAnswers } from './answer.js'
import { MATH } from './rows/math.js'

describe('the math library', () => {
  it.each(MATH)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })
})

describe('math.random', () => {
  it('starts as Redis 7 does, and goes on', () => {
    const run = createAnswers()
    expect(run('return math.random(1000000), math.random(1000000)')).toBe('(396465,840486)')
    expect(run('return math.random(1000000)')).toBe('(353337)')
  })

  it.each([
    [0, [171, 750, 97]],
    [2 ** 32, [171, 750, 97]],
    [-1, [301, 46]],
  ])('draws from seed %d what Redis does', (seed, expected) => {
    const random = new RedisRandom()
    random.seed(seed)
    expect(expected.map(() => Math.floor(random.next() * 1000) + 1)).toEqual(expected)
  })

  it('keeps its state to one environment', () => {
    const first = createAnswers()
    first('math.randomseed(5)')
    expect(createAnswers()('return math.random(1000000)')).toBe('(396465)')
  })
})

describe('splitExponent and scaleByPowerOfTwo', () => {
  it('take every number apart and put it together', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const { fraction, exponent } = splitExponent(value)
        expect(scaleByPowerOfTwo(fraction, exponent)).toBe(value)
        if (value === 0 || !Number.isFinite(value)) return
        expect(Math.abs(fraction)).toBeGreaterThanOrEqual(0.5)
        expect(Math.abs(fraction)).toBeLessThan(1)
      }),
    )
  })

  it('scale as a product does where that is rounded once', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.integer({ min: -1022, max: 1023 }),
        (value, power) => {
          expect(scaleByPowerOfTwo(value, power)).toBe(value * 2 ** power)
        },
      ),
    )
  })
})
