import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator, evaluate, luaNumber, luaString } from './evaluate.js'
import { ERRORS, MODULE, PACK, UNPACK } from './rows/cmsgpack.js'

const bytes = fc.uint8Array({ maxLength: 300 }).map((data) => Buffer.from(data).toString('latin1'))

/** Lua expressions of values that come back as they were: no nil in an array, no map of several. */
const { value: expression } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.double({ noNaN: true }).map(luaNumber),
    fc.maxSafeInteger().map(String),
    bytes.map(luaString),
    fc.constantFrom('true', 'false'),
    fc.array(tie('value'), { maxLength: 20 }).map((items) => `{${items.join(',')}}`),
    fc.tuple(bytes, tie('value')).map(([key, value]) => `{[${luaString(key)}]=${value}}`),
  ),
}))

describe.each([
  ['cmsgpack.pack', PACK],
  ['cmsgpack.unpack', UNPACK],
  ['errors of cmsgpack', ERRORS],
  ['the cmsgpack module', MODULE],
])('%s', (_name, rows) => {
  it.each(rows)('%s', (_title, script, expected) => {
    expect(evaluate(script)).toEqual(expected)
  })
})

describe('cmsgpack', () => {
  const run = createEvaluator()

  it('gives back what it packed', () => {
    fc.assert(
      fc.property(expression, (value) => {
        const script = `local packed = cmsgpack.pack(${value})
          return cmsgpack.pack(cmsgpack.unpack(packed)) == packed`
        expect(run(script)).toEqual([true])
      }),
    )
  })

  it('gives back numbers and strings exactly', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), bytes, (number, text) => {
        const packed = `cmsgpack.pack(${luaNumber(number)}, ${luaString(text)})`
        // An integer form has no sign of zero.
        expect(run(`return cmsgpack.unpack(${packed})`)).toEqual([number + 0, text])
      }),
    )
  })

  it('answers any bytes with values or with one of its errors', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        const answer = run(`return (select('#', cmsgpack.unpack(${luaString(text)})))`)
        if (typeof answer === 'string') {
          expect(answer).toMatch(/Missing bytes|Bad data format|^table index is (nil|NaN)$/)
        }
      }),
    )
  })

  it('packs 8 MB and unpacks it', () => {
    const script = `local text = ('x'):rep(8 * 2^20) return #cmsgpack.unpack(cmsgpack.pack(text))`
    expect(run(script)).toEqual([8 * 2 ** 20])
  })
})
