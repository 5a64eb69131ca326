import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator, evaluate } from './evaluate.js'
import { ERRORS, RESULTS } from './rows/bit.js'

describe('bit', () => {
  it.each([...RESULTS, ...ERRORS])('%s', (_title, script, expected) => {
    expect(evaluate(script)).toEqual(expected)
  })

  it('computes as JavaScript does', () => {
    const run = createEvaluator()
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(
          run(`return bit.band(${a}, ${b}), bit.bor(${a}, ${b}), bit.bxor(${a}, ${b})`),
        ).toEqual([a & b, a | b, a ^ b])
        expect(
          run(`return bit.lshift(${a}, ${b}), bit.rshift(${a}, ${b}), bit.arshift(${a}, ${b})`),
        ).toEqual([a << b, (a >>> b) | 0, a >> b])
      }),
    )
  })

  it('rotates and swaps back', () => {
    const run = createEvaluator()
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (a, count) => {
        expect(run(`return bit.ror(bit.rol(${a}, ${count}), ${count})`)).toEqual([a])
        expect(run(`return bit.bswap(bit.bswap(${a})), bit.bnot(bit.bnot(${a}))`)).toEqual([a, a])
      }),
    )
  })
})
