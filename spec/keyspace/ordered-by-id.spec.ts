import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Identified, OrderedById } from '../../lib/keyspace/ordered-by-id.js'

/** IDs near one another, so that they meet again, and enough of them to fill leaves. */
const someId = fc.bigInt({ min: 0n, max: 600n })
const steps = fc.array(fc.record({ id: someId, isDeleted: fc.boolean() }), {
  minLength: 1,
  maxLength: 800,
  size: 'max',
})

/** Puts IDs in, or takes them out, and keeps the same in a plain set. */
function play(taken: readonly { id: bigint; isDeleted: boolean }[]) {
  const ordered = new OrderedById<Identified>()
  const model = new Set<bigint>()
  for (const { id, isDeleted } of taken) {
    if (isDeleted) expect(ordered.delete(id)).toBe(model.delete(id))
    else if (ordered.get(id) === undefined) {
      ordered.add({ id })
      model.add(id)
    }
  }
  return { ordered, ids: [...model].sort((a, b) => (a < b ? -1 : 1)) }
}

describe('items ordered by ID', () => {
  it('are those that were put in and not taken out, in order', () => {
    fc.assert(
      fc.property(steps, someId, (taken, from) => {
        const { ordered, ids } = play(taken)
        expect(ordered.size).toBe(ids.length)
        expect(ordered.first?.id).toBe(ids[0])
        expect(ordered.last?.id).toBe(ids.at(-1))
        expect([...ordered.from(0n)].map(({ id }) => id)).toEqual(ids)
        const upper = ids.filter((id) => id >= from)
        expect([...ordered.from(from)].map(({ id }) => id)).toEqual(upper)
        expect(ordered.firstFrom(from)?.id).toBe(upper[0])
        expect(ordered.get(from) !== undefined).toBe(ids.includes(from))
      }),
    )
  })

  it('come in any order', () => {
    const ordered = new OrderedById<Identified>()
    for (let i = 0n; i < 5000n; i++) ordered.add({ id: (i * 2741n) % 5000n })
    expect([...ordered.from(0n)].map(({ id }) => Number(id))).toEqual([...Array(5000).keys()])
  })
})
