import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IndexedMap } from '../../lib/keyspace/indexed-map.js'

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '__proto__', 'constructor')
const change = fc.record({ key, isDeleted: fc.boolean() })

interface Change {
  readonly key: string
  readonly isDeleted: boolean
}

function apply(map: IndexedMap<number>, changes: readonly Change[]): void {
  for (const [i, each] of changes.entries()) {
    if (each.isDeleted) map.delete(each.key)
    else map.set(each.key, i)
  }
}

describe('IndexedMap', () => {
  it.each([0, 3, 100])('holds what a Map holds, %i entries in order', (ordered) => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const map = new IndexedMap<number>(ordered)
        const model = new Map<string, number>()
        apply(map, changes)
        for (const [i, each] of changes.entries()) {
          if (each.isDeleted) model.delete(each.key)
          else model.set(each.key, i)
        }
        const entries = map.keys().map((each, slot) => [each, map.valueAt(slot)])
        expect(new Map(entries as [string, number][])).toEqual(model)
        if (ordered === 100) expect(entries).toEqual([...model])
        expect(map.clone().keys()).toEqual(map.keys())
      }),
    )
  })

  it('never misses an entry that stays while it is scanned', () => {
    const keys = fc.uniqueArray(key, { minLength: 1 })
    const rounds = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(change)))
    fc.assert(
      fc.property(keys, rounds, fc.constantFrom(0, 100), (initial, steps, ordered) => {
        const map = new IndexedMap<number>(ordered)
        for (const each of initial) map.set(each, 0)
        const gone = new Set(steps.flatMap(([, changes]) => changes.map((each) => each.key)))
        const seen = scanWhile(map, steps)
        expect(initial.filter((each) => !gone.has(each) && !seen.has(each))).toEqual([])
      }),
    )
  })
})

/** Scans to the end, with changes between the steps. */
function scanWhile(
  map: IndexedMap<number>,
  steps: readonly (readonly [count: number, changes: readonly Change[]])[],
): Set<string> {
  const seen = new Set<string>()
  let cursor = 0
  for (const [count, changes] of [...steps, [100, []] as const]) {
    const step = map.scan(cursor, count)
    for (const each of step.keys) seen.add(each)
    cursor = step.cursor
    if (cursor === 0) break
    apply(map, changes)
  }
  return seen
}
