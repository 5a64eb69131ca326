import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator, evaluate, luaString } from './evaluate.js'
import { DECODE, DECODE_ERRORS } from './rows/cjson-decode.js'
import { ENCODE, ENCODE_ERRORS } from './rows/cjson-encode.js'
import { SETTINGS, SETTINGS_ERRORS } from './rows/cjson-settings.js'

describe.each([
  ['cjson.encode', ENCODE],
  ['errors of cjson.encode', ENCODE_ERRORS],
  ['cjson.decode', DECODE],
  ['errors of cjson.decode', DECODE_ERRORS],
  ['settings of cjson', SETTINGS],
  ['errors of the settings of cjson', SETTINGS_ERRORS],
])('%s', (_name, rows) => {
  it.each(rows)('%s', (_title, script, expected) => {
    expect(evaluate(script)).toEqual(expected)
  })
})

/** JSON that Lua can hold: an empty array would come back as an object, and 14 digits are kept. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.integer(),
    fc.integer().map((n) => n / 16),
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { minLength: 1, maxLength: 12 }),
    fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), tie('json'), { maxKeys: 12 }),
  ),
}))

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

describe('cjson', () => {
  const run = createEvaluator()

  it('gives back what it decoded', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = luaString(utf8(JSON.stringify(value)))
        const [encoded] = run(`return cjson.encode(cjson.decode(${text}))`)
        const back = JSON.parse(Buffer.from(String(encoded), 'latin1').toString('utf8'))
        expect(JSON.stringify(sorted(back))).toBe(JSON.stringify(sorted(value)))
      }),
    )
  })

  it('decodes what JSON.stringify makes of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(run(`return cjson.decode(${luaString(utf8(JSON.stringify(text)))})`)).toEqual([
          utf8(text),
        ])
      }),
    )
  })

  it('escapes any bytes so that they come back', () => {
    const bytes = fc.uint8Array().map((data) => Buffer.from(data).toString('latin1'))
    fc.assert(
      fc.property(bytes, (text) => {
        expect(run(`return cjson.decode(cjson.encode(${luaString(text)}))`)).toEqual([text])
      }),
    )
  })

  it('keeps its settings from another environment', () => {
    const other = createEvaluator()
    expect(run('return cjson.encode_max_depth(7)')).toEqual([7])
    expect(other('return cjson.encode_max_depth()')).toEqual([1000])
    expect(run('return cjson.encode_max_depth(1000)')).toEqual([1000])
  })

  it.each(['x', '\\n"'])('encodes and decodes 8 MB of %j', (text) => {
    const script = `local text = ('${text}'):rep(8 * 2^20 / #'${text}')
      return #cjson.decode(cjson.encode(text))`
    expect(run(script)).toEqual([8 * 2 ** 20])
  })
})

/** Keys in one order, whatever the order of Lua's pairs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, inner]) => [key, sorted(inner)])
}
