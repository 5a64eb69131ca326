import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HashValue } from '../../lib/keyspace/hash-value.js'

const LIMITS = { entries: 3, bytes: 5 }

function hashOf(fields: Record<string, string>): HashValue {
  const hash = new HashValue(LIMITS)
  for (const [field, value] of Object.entries(fields)) hash.set(field, value, LIMITS)
  return hash
}

type Model = Map<string, { readonly value: string; readonly at?: number }>
type Operation = (state: { readonly hash: HashValue; readonly model: Model }) => void

const field = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor')
const time = fc.integer({ min: 0, max: 9 })

const set = fc.tuple(field, fc.string({ maxLength: 3 })).map(
  ([name, value]): Operation =>
    ({ hash, model }) => {
      expect(hash.set(name, value, LIMITS)).toBe(!model.has(name))
      model.set(name, { ...model.get(name), value })
    },
)
const remove = field.map(
  (name): Operation =>
    ({ hash, model }) => {
      expect(hash.delete(name)).toBe(model.delete(name))
    },
)
const expire = fc.tuple(field, time).map(
  ([name, at]): Operation =>
    ({ hash, model }) => {
      const entry = model.get(name)
      if (entry === undefined) return
      hash.setExpiry(name, at)
      model.set(name, { value: entry.value, at })
    },
)
const persist = field.map(
  (name): Operation =>
    ({ hash, model }) => {
      const entry = model.get(name)
      expect(hash.clearExpiry(name)).toBe(entry?.at !== undefined)
      if (entry !== undefined) model.set(name, { value: entry.value })
    },
)
const sweep = time.map(
  (moment): Operation =>
    ({ hash, model }) => {
      const due = [...model].filter(([, { at }]) => at !== undefined && at < moment)
      expect(hash.deleteExpired(moment).length).toBe(due.length)
      for (const [name] of due) model.delete(name)
    },
)

const operation = fc.oneof(set, remove, expire, persist, sweep)

describe('HashValue', () => {
  it('holds what a Map holds after the same operations', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 100 }), (operations) => {
        const hash = new HashValue(LIMITS)
        const model: Model = new Map()
        for (const operate of operations) operate({ hash, model })
        const copy = hash.clone()
        const times = [...model.values()].flatMap(({ at }) => at ?? [])
        expect(copy.nextExpiry).toBe(times.length === 0 ? undefined : Math.min(...times))
        expect([...copy.fields()].sort()).toEqual([...model.keys()].sort())
        for (const [name, { value, at }] of model) {
          expect([copy.get(name), copy.expiryOf(name)]).toEqual([value, at])
        }
      }),
    )
  })

  it.each([
    ['few short fields', { a: '1' }, 'listpack'],
    ['too many fields', { a: '1', b: '2', c: '3', d: '4' }, 'hashtable'],
    ['a long field', { longer: '1' }, 'hashtable'],
    ['a long value', { a: 'longer' }, 'hashtable'],
  ])('of %s has its encoding', (_, fields, encoding) => {
    expect(hashOf(fields).encoding('7.4')).toBe(encoding)
  })

  it('is a ziplist in 6.2', () => {
    expect(hashOf({ a: '1' }).encoding('6.2')).toBe('ziplist')
  })

  it('keeps the order of insertion while it is small', () => {
    const hash = hashOf({ c: '1', a: '2', b: '3' })
    hash.delete('c')
    hash.set('c', '4', LIMITS)
    hash.set('a', '5', LIMITS)
    expect(hash.fields()).toEqual(['a', 'b', 'c'])
  })

  it('puts fields that expire first, the earliest before the others, once some do', () => {
    const hash = hashOf({ a: '1', b: '2', c: '3' })
    hash.setExpiry('c', 20)
    hash.setExpiry('b', 10)
    expect(hash.encoding('7.4')).toBe('listpackex')
    expect(hash.fields()).toEqual(['b', 'c', 'a'])
    hash.setExpiry('b', 20)
    expect(hash.fields()).toEqual(['b', 'c', 'a'])
    hash.clearExpiry('b')
    expect(hash.fields()).toEqual(['c', 'a', 'b'])
  })
})
