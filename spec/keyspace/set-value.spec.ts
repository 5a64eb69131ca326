import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SetLimits, SetValue } from '../../lib/keyspace/set-value.js'

const LIMITS: SetLimits = { intsetEntries: 4, listpackEntries: 3, listpackBytes: 5 }
const BEFORE_72: SetLimits = { intsetEntries: 4, listpackEntries: 0, listpackBytes: 0 }

function setOf(limits: SetLimits, ...members: string[]): SetValue {
  const set = SetValue.for(members[0], members.length, limits)
  for (const member of members) set.add(member, limits)
  return set
}

describe('SetValue', () => {
  it('holds what a Set holds after the same operations', () => {
    const member = fc.constantFrom('1', '2', '30', '-4', 'a', 'b', '__proto__', 'longer')
    fc.assert(
      fc.property(fc.array(fc.tuple(member, fc.boolean())), fc.boolean(), (steps, is72) => {
        const limits = is72 ? LIMITS : BEFORE_72
        const set = new SetValue('intset', limits)
        const model = new Set<string>()
        for (const [each, isAdded] of steps) {
          if (isAdded) expect(set.add(each, limits)).toBe(!model.has(each))
          else expect(set.delete(each)).toBe(model.has(each))
          if (isAdded) model.add(each)
          else model.delete(each)
        }
        expect(set.size).toBe(model.size)
        expect(new Set(set.members())).toEqual(model)
        expect([...set.clone().members()].sort()).toEqual([...set.members()].sort())
      }),
    )
  })

  it.each([
    ['integers', LIMITS, ['3', '1', '2'], 'intset', ['1', '2', '3']],
    ['a few strings', LIMITS, ['c', 'a', '1'], 'listpack', ['c', 'a', '1']],
    ['integers, then a string', LIMITS, ['3', '1', 'x'], 'listpack', ['1', '3', 'x']],
    ['too many strings', LIMITS, ['a', 'b', 'c', 'd'], 'hashtable', ['a', 'b', 'c', 'd']],
    ['a long string', LIMITS, ['a', 'longer'], 'hashtable', ['a', 'longer']],
    ['too many integers', LIMITS, ['1', '2', '3', '4', '5'], 'listpack', undefined],
    ['a string before 7.2', BEFORE_72, ['a'], 'hashtable', ['a']],
    ['too many integers before 7.2', BEFORE_72, ['1', '2', '3', '4', '5'], 'hashtable', undefined],
  ] as const)('of %s has its encoding and order', (_, limits, members, encoding, order) => {
    const set = setOf(limits, ...members)
    if (order === undefined) expect(set.encoding()).toBe('hashtable')
    else expect([set.encoding(), set.members()]).toEqual([encoding, order])
  })

  it('never goes back to a smaller encoding', () => {
    const set = setOf(LIMITS, 'a', 'b', 'c', 'd')
    for (const member of ['b', 'c', 'd']) set.delete(member)
    expect(set.encoding()).toBe('hashtable')
  })

  it('gives all members of a small encoding in one step of a scan', () => {
    expect(setOf(LIMITS, 'a', 'b').scan(0, 1)).toEqual({ keys: ['a', 'b'], cursor: 0 })
  })
})
