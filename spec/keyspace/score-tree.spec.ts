import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoredMember } from '../../lib/keyspace/score-node.js'
import { ScoreTree } from '../../lib/keyspace/score-tree.js'

const inOrder = (a: ScoredMember, b: ScoredMember) =>
  a.score - b.score || (a.member < b.member ? -1 : 1)

/** Members whose scores collide now and then. */
const entryOf = (i: number): ScoredMember => ({ member: `m${i}`, score: i % 7 === 0 ? 7 : i / 2 })

/** Numbers below a size, each once, in an order. */
const ORDERS = {
  ascending: (size: number) => Array.from({ length: size }, (_, i) => i),
  descending: (size: number) => Array.from({ length: size }, (_, i) => size - 1 - i),
  scattered: (size: number) =>
    Array.from({ length: size }, (_, i) => ({ i, key: (i * 2_654_435_761) % 4_294_967_296 }))
      .sort((a, b) => a.key - b.key)
      .map(({ i }) => i),
}
const order = fc.constantFrom(...(Object.keys(ORDERS) as (keyof typeof ORDERS)[]))

/** A tree that got members in one order and lost some of them in another, with what it should have. */
function treeAfter(
  size: number,
  added: keyof typeof ORDERS,
  taken: keyof typeof ORDERS,
  lost: number,
) {
  const tree = new ScoreTree()
  for (const i of ORDERS[added](size)) tree.insert(entryOf(i).member, entryOf(i).score)
  const gone = new Set(ORDERS[taken](size).slice(0, Math.floor(size * lost)))
  for (const i of gone) tree.delete(entryOf(i).member, entryOf(i).score)
  const left = ORDERS.ascending(size).filter((i) => !gone.has(i))
  return { tree, gone, entries: left.map(entryOf).sort(inOrder) }
}

const history = fc.tuple(fc.nat(6000), order, order, fc.double({ min: 0, max: 1, noNaN: true }))

describe('A tree of scores', () => {
  it('has its members in order, from either end', () => {
    fc.assert(
      fc.property(history, (args) => {
        const { tree, entries } = treeAfter(...args)
        expect(tree.size).toBe(entries.length)
        expect([...tree.ascending(0, Infinity)]).toEqual(entries)
        expect([...tree.descending(tree.size - 1, Infinity)]).toEqual(entries.reverse())
      }),
      { numRuns: 60 },
    )
  })

  it('tells ranks, and finds them', () => {
    fc.assert(
      fc.property(history, (args) => {
        const { tree, entries } = treeAfter(...args)
        expect(entries.map(({ member, score }) => tree.rankOf(member, score))).toEqual([
          ...entries.keys(),
        ])
        const found = entries.map((_, rank) => [...tree.ascending(rank, 1)][0])
        expect(found).toEqual(entries)
      }),
      { numRuns: 40 },
    )
  })

  it('counts how many a condition holds for', () => {
    fc.assert(
      fc.property(history, fc.nat(3100), (args, bound) => {
        const { tree, entries } = treeAfter(...args)
        const counted = tree.countWhile(({ score }) => score <= bound)
        expect(counted).toBe(entries.filter(({ score }) => score <= bound).length)
      }),
      { numRuns: 60 },
    )
  })

  it('takes back what it lost', () => {
    fc.assert(
      fc.property(history, (args) => {
        const { tree, gone } = treeAfter(...args)
        for (const i of gone) tree.insert(entryOf(i).member, entryOf(i).score)
        const all = ORDERS.ascending(args[0]).map(entryOf).sort(inOrder)
        expect([...tree.ascending(0, Infinity)]).toEqual(all)
      }),
      { numRuns: 40 },
    )
  })

  it('follows a model through any changes', () => {
    const change = fc.tuple(fc.boolean(), fc.nat(40), fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
        const tree = new ScoreTree()
        const model = new Map<string, number>()
        for (const [isSet, name, score] of changes) {
          const member = `${name}`
          const before = model.get(member)
          if (before !== undefined) tree.delete(member, before)
          model.delete(member)
          if (isSet) tree.insert(member, score)
          if (isSet) model.set(member, score)
        }
        const entries = Array.from(model, ([member, score]) => ({ member, score }))
        expect([...tree.ascending(0, Infinity)]).toEqual(entries.sort(inOrder))
      }),
    )
  })

  it.each([-1, 2])('has none at rank %i of two', (rank) => {
    const tree = new ScoreTree()
    tree.insert('a', 1)
    tree.insert('b', 1)
    expect([...tree.ascending(rank, 1), ...tree.descending(rank, 1)]).toEqual([])
  })
})
