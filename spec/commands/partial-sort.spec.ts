import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partialSort } from '../../lib/commands/partial-sort.js'

const byNumber = (a: number, b: number) => a - b

describe('a partial sort', () => {
  it('puts the items asked for where a full sort does', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (items, a, b) => {
        const [first, last] = [a % items.length, b % items.length].sort(byNumber)
        const partly = [...items]
        partialSort(partly, byNumber, first, last)
        const wholly = [...items].sort(byNumber)
        expect(partly.slice(first, last + 1)).toEqual(wholly.slice(first, last + 1))
        expect([...partly].sort(byNumber)).toEqual(wholly)
      }),
      { numRuns: 500 },
    )
  })

  it('sorts no more than it must', () => {
    const items = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007)
    let compared = 0
    const counting = (a: number, b: number) => {
      compared++
      return a - b
    }
    partialSort(items, counting, 0, 9)
    expect(compared).toBeLessThan(60_000)
  })
})
