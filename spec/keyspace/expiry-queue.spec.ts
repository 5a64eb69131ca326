import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExpiryQueue } from '../../lib/keyspace/expiry-queue.js'

const name = fc.constantFrom('a', 'b', 'c', '__proto__')
const time = fc.integer({ min: 0, max: 20 })

type Model = Map<string, number>
type Operation = (state: { readonly queue: ExpiryQueue; readonly model: Model }) => void

const set = fc.tuple(name, time).map(
  ([each, at]): Operation =>
    ({ queue, model }) => {
      queue.set(each, at)
      model.set(each, at)
    },
)
const remove = name.map(
  (each): Operation =>
    ({ queue, model }) => {
      expect(queue.delete(each)).toBe(model.delete(each))
    },
)
const take = time.map(
  (moment): Operation =>
    ({ queue, model }) => {
      const next = earliest(model)
      const taken = queue.takeBefore(moment)
      expect(taken !== undefined).toBe(next !== undefined && next < moment)
      if (taken === undefined) return
      expect(model.get(taken)).toBe(next)
      model.delete(taken)
    },
)

function earliest(model: Model): number | undefined {
  return model.size === 0 ? undefined : Math.min(...model.values())
}

describe('ExpiryQueue', () => {
  it('knows the earliest time of a map after the same operations', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(set, remove, take), { maxLength: 300 }), (operations) => {
        const queue = new ExpiryQueue()
        const model: Model = new Map()
        for (const operate of operations) {
          operate({ queue, model })
          expect(queue.next).toBe(earliest(model))
          expect(queue.size).toBe(model.size)
        }
        expect(new Map(queue.entries())).toEqual(model)
      }),
    )
  })
})
