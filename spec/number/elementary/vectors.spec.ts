import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answer } from '../../lua/libraries/answer.js'

/** A function's name, its arguments, and what real Redis prints as `%.17g`. */
type Row = readonly [name: string, call: string, printed: string]
type Recorded = Readonly<Record<string, readonly (readonly (number | string)[])[]>>

const { nearest, off } = JSON.parse(readFileSync('spec/vectors/elementary.json', 'utf8')) as {
  readonly nearest: Recorded
  readonly off: Recorded
}

function rowsOf(recorded: Recorded): Row[] {
  return Object.entries(recorded).flatMap(([name, rows]) =>
    rows.map((row): Row => [name, row.slice(0, -1).join(','), `${row.at(-1)}`]),
  )
}

function printed(name: string, call: string): string {
  return answer(`return string.format('%.17g', math.${name}(${call}))`)
}

describe('functions of the C library', () => {
  it.each(rowsOf(nearest))('math.%s(%s) is %s', (name, call, result) => {
    expect(printed(name, call)).toBe(`(${result})`)
  })

  it('are the same ones in an operator', () => {
    const powers = nearest['pow'].map(([base, exponent]) => `(${base})^(${exponent})`)
    const call = `string.format('%.17g', ${powers.join(`), string.format('%.17g', `)})`
    const results = nearest['pow'].map((row) => row.at(-1))
    expect(answer(`return ${call}`)).toBe(`(${results.join(',')})`)
  })

  // The C library is not exact to the last bit; docs/decisions/0013-numbers-rounded-once.md.
  it.fails.each(rowsOf(off))(
    'math.%s(%s) is %s, which is not the nearest',
    (name, call, result) => {
      expect(printed(name, call)).toBe(`(${result})`)
    },
  )
})
