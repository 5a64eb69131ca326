import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { radixTreeNodes, radixTreeNodesFor } from '../../lib/keyspace/radix-tree-size.js'
import { makeId } from '../../lib/keyspace/stream-id.js'

const part = fc.oneof(
  fc.bigInt({ min: 0n, max: 3n }),
  fc.bigInt({ min: 0n, max: 70_000n }),
  fc.constantFrom(2n ** 64n - 1n, 2n ** 40n, 2n ** 40n + 256n),
)
const key = fc.tuple(part, part).map(([ms, sequence]) => makeId(ms, sequence))

describe('the nodes of a radix tree', () => {
  it.each([
    ['none', [], 1],
    ['5-5', [makeId(5n, 5n)], 2],
    ['1-1 and 1-2', [makeId(1n, 1n), makeId(1n, 2n)], 4],
    ['1-1 and 2-1', [makeId(1n, 1n), makeId(2n, 1n)], 6],
  ] as const)('of %s', (_, keys, nodes) => {
    expect(radixTreeNodes(keys)).toBe(nodes)
  })

  it('are as many more with a key as it adds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 40 }), fc.nat(), (keys, at) => {
        const one = keys[at % keys.length]
        const all = [...keys].sort((a, b) => (a < b ? -1 : 1))
        const others = all.filter((each) => each !== one)
        const more = radixTreeNodesFor(one, others.length, (place) => others[place])
        expect(more).toBe(radixTreeNodes(all) - radixTreeNodes(others))
      }),
      { numRuns: 2000 },
    )
  })
})
