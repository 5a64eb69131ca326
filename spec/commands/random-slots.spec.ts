import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySlots, differentSlots } from '../../lib/commands/random-slots.js'

const size = fc.integer({ min: 1, max: 50 })
const count = fc.integer({ min: 0, max: 60 })
/** What a source of random numbers gives, over and over. */
const numbers = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 1 })

function sourceOf(values: readonly number[]): () => number {
  let calls = 0
  return () => values[calls++ % values.length]
}

describe('differentSlots', () => {
  it('are as many as asked for, or all, each once and in order', () => {
    fc.assert(
      fc.property(size, count, numbers, (slots, wanted, values) => {
        const chosen = differentSlots(slots, wanted, sourceOf(values))
        expect(chosen.length).toBe(Math.min(slots, wanted))
        expect([...new Set(chosen)].sort((a, b) => a - b)).toEqual(chosen)
        expect(chosen.every((slot) => slot >= 0 && slot < slots)).toBe(true)
      }),
    )
  })

  it('reach every slot', () => {
    const reached = new Set<number>()
    for (let i = 0; i < 1000; i++) {
      for (const slot of differentSlots(10, 2, Math.random)) reached.add(slot)
    }
    expect(reached.size).toBe(10)
  })
})

describe('anySlots', () => {
  it('may come again', () => {
    expect(anySlots(4, 3, () => 0.5)).toEqual([2, 2, 2])
  })
})
