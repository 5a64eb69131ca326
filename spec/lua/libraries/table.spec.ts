import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, createAnswers } from './answer.js'
import { TABLE } from './rows/table.js'
import { TABLE_SORT } from './rows/table-sort.js'

describe('the table library', () => {
  it.each(TABLE)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('inserts and removes as splice does', () => {
    const run = createAnswers()
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { maxLength: 20 })
    fc.assert(
      fc.property(steps, (list) => {
        const items: number[] = []
        const script = list.map(([inserts, place], i) => {
          const at = Math.min(place, items.length)
          if (inserts) items.splice(at, 0, i)
          else items.splice(at, 1)
          return inserts ? `table.insert(t, ${at + 1}, ${i})` : `table.remove(t, ${at + 1})`
        })
        const shown = `local t = {} ${script.join(' ')} return #t, table.concat(t, ',')`
        expect(run(shown)).toBe(`(${items.length},${items.join(',')})`)
      }),
    )
  })
})

describe('sort', () => {
  it.each(TABLE_SORT)('%s', (script, expected) => {
    expect(answer(script)).toBe(expected)
  })

  it('sorts numbers and strings', () => {
    const run = createAnswers()
    fc.assert(
      fc.property(fc.array(fc.integer()), (numbers) => {
        const script = `local t = { ${numbers.join(', ')} } table.sort(t) return table.concat(t, ' ')`
        const sorted = numbers.toSorted((a, b) => a - b)
        expect(run(`local t = { ${numbers.join(', ')} } table.sort(t) return t[1]`)).toBe(
          sorted.length === 0 ? '(nil)' : `(${run(`return ${sorted[0]}`).slice(1, -1)})`,
        )
        expect(run(script)).toBe(run(`return table.concat({ ${sorted.join(', ')} }, ' ')`))
      }),
    )
  })
})
