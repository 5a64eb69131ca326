import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RingBuffer } from '../../lib/keyspace/ring-buffer.js'

interface State {
  readonly ring: RingBuffer<number>
  readonly model: number[]
}

type Operation = (state: State) => void

const item = fc.integer({ min: 0, max: 9 })
/** A place in a sequence, as a part of its length. */
const place = fc.double({ min: 0, max: 0.999, noNaN: true })

const pushHead = item.map(
  (value): Operation =>
    ({ ring, model }) => {
      ring.pushHead(value)
      model.unshift(value)
    },
)
const pushTail = item.map(
  (value): Operation =>
    ({ ring, model }) => {
      ring.pushTail(value)
      model.push(value)
    },
)
const popHead = fc.constant<Operation>(({ ring, model }) => {
  expect(ring.popHead()).toBe(model.shift())
})
const popTail = fc.constant<Operation>(({ ring, model }) => {
  expect(ring.popTail()).toBe(model.pop())
})
const insert = fc.tuple(item, place).map(
  ([value, where]): Operation =>
    ({ ring, model }) => {
      const index = Math.floor(where * (model.length + 1))
      ring.insert(index, value)
      model.splice(index, 0, value)
    },
)
const replace = fc.tuple(item, place).map(
  ([value, where]): Operation =>
    ({ ring, model }) => {
      if (model.length === 0) return
      const index = Math.floor(where * model.length)
      ring.replace(index, value)
      model[index] = value
    },
)
const removeAt = fc.tuple(item, fc.boolean()).map(
  ([value, isReverse]): Operation =>
    ({ ring, model }) => {
      const indexes = model.flatMap((each, index) => (each === value ? index : []))
      ring.removeAt(isReverse ? indexes.reverse() : indexes)
      model.splice(0, model.length, ...model.filter((each) => each !== value))
    },
)

const operation = fc.oneof(pushHead, pushTail, popHead, popTail, insert, replace, removeAt)

describe('RingBuffer', () => {
  it('holds what an array holds after the same operations', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
        const ring = new RingBuffer<number>()
        const model: number[] = []
        for (const operate of operations) {
          operate({ ring, model })
          expect(ring.size).toBe(model.length)
        }
        expect(ring.slice(0, ring.size)).toEqual(model)
        expect(model.map((_, index) => ring.at(index))).toEqual(model)
      }),
    )
  })

  it('gives a part as slice does', () => {
    const ring = new RingBuffer<number>()
    for (const value of [1, 2, 3, 4]) ring.pushHead(value)
    expect(ring.slice(1, 3)).toEqual([3, 2])
    expect(ring.slice(2, 2)).toEqual([])
  })
})
