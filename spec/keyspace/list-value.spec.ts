import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ListValue } from '../../lib/keyspace/list-value.js'
import { EMPTY_LISTPACK_BYTES, listpackEntryBytes } from '../../lib/keyspace/listpack-size.js'

function listOf(...elements: string[]): ListValue {
  const list = new ListValue()
  for (const element of elements) list.push('RIGHT', element)
  return list
}

function elementsOf(list: ListValue): string[] {
  return list.slice(0, list.size)
}

describe('ListValue', () => {
  it('removes equal elements from either end, up to a count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c')),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('LEFT' as const, 'RIGHT' as const),
        (elements, most, from) => {
          const list = listOf(...elements)
          const model = from === 'LEFT' ? [...elements] : [...elements].reverse()
          let removed = 0
          for (let i = 0; i < model.length && removed < most; i++) {
            if (model[i] !== 'a') continue
            model.splice(i--, 1)
            removed++
          }
          expect(list.remove('a', most, from)).toBe(removed)
          expect(elementsOf(list)).toEqual(from === 'LEFT' ? model : model.reverse())
        },
      ),
    )
  })

  it('keeps a part', () => {
    const list = listOf('a', 'b', 'c', 'd')
    list.trim(1, 3)
    expect(elementsOf(list)).toEqual(['b', 'c'])
    list.trim(0, 0)
    expect(list.isEmpty).toBe(true)
  })

  it('shares nothing with its copy', () => {
    const list = listOf('a')
    const copy = list.clone()
    list.push('LEFT', 'b')
    expect(elementsOf(copy)).toEqual(['a'])
  })

  it('is a quicklist before 7.2', () => {
    expect(listOf('a').encoding('7.0')).toBe('quicklist')
    expect(listOf('a').encoding('7.2')).toBe('listpack')
  })

  it('becomes a quicklist where it outgrows a listpack and goes back at half of one', () => {
    const list = listOf('a', 'b')
    list.makeRoom(['c'], 2)
    list.push('RIGHT', 'c')
    expect(list.encoding('7.4')).toBe('quicklist')
    list.pop('LEFT')
    list.giveBackRoom(2)
    expect(list.encoding('7.4')).toBe('quicklist')
    list.pop('LEFT')
    list.giveBackRoom(2)
    expect(list.encoding('7.4')).toBe('listpack')
  })

  it('measures a listpack in bytes where the parameter is negative', () => {
    const list = new ListValue()
    list.makeRoom(['x'.repeat(8192 - EMPTY_LISTPACK_BYTES)], -2)
    expect(list.encoding('7.4')).toBe('listpack')
    list.makeRoom(['x'.repeat(8193 - EMPTY_LISTPACK_BYTES)], -2)
    expect(list.encoding('7.4')).toBe('quicklist')
  })
})

describe('listpackEntryBytes', () => {
  it.each([
    ['0', 2],
    ['127', 2],
    ['128', 3],
    ['-4096', 3],
    ['4096', 4],
    ['-32769', 5],
    ['8388608', 6],
    ['2147483648', 10],
    ['01', 4],
    ['', 2],
    ['x'.repeat(63), 65],
    ['x'.repeat(64), 67],
    ['x'.repeat(4096), 4103],
  ])('of %j is %i', (element, bytes) => {
    expect(listpackEntryBytes(element)).toBe(bytes)
  })
})
