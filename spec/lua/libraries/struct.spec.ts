import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator, evaluate, luaNumber, luaString } from './evaluate.js'
import { ERRORS, PACK, SIZE, UNPACK } from './rows/struct.js'

const bytes = fc.uint8Array({ maxLength: 40 }).map((data) => Buffer.from(data).toString('latin1'))

describe.each([
  ['struct.pack', PACK],
  ['struct.unpack', UNPACK],
  ['struct.size', SIZE],
  ['errors of struct', ERRORS],
])('%s', (_name, rows) => {
  it.each(rows)('%s', (_title, script, expected) => {
    expect(evaluate(script)).toEqual(expected)
  })
})

describe('struct', () => {
  const run = createEvaluator()

  it('gives integers back, of any size and order', () => {
    const integers = fc
      .integer({ min: 1, max: 6 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.integer({ min: -(2 ** (size * 8 - 1)), max: 2 ** (size * 8 - 1) - 1 }),
        ),
      )
    fc.assert(
      fc.property(integers, fc.constantFrom('<', '>'), ([size, value], order) => {
        const format = `'${order}i${size}'`
        const script = `return struct.unpack(${format}, struct.pack(${format}, ${value}))`
        expect(run(script)).toEqual([value, size + 1])
      }),
    )
  })

  it('gives doubles and bytes back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), bytes, (value, text) => {
        const format = `'!dbc0s>d'`
        const packed = `struct.pack(${format}, ${luaNumber(value)}, ${text.length}, ${luaString(text)}, 'z', 1.5)`
        const length = 8 + 1 + text.length + 2
        const end = length + ((8 - (length % 8)) % 8) + 8
        expect(run(`return struct.unpack(${format}, ${packed})`)).toEqual([
          value,
          text,
          'z',
          1.5,
          end + 1,
        ])
      }),
    )
  })

  it('packs 8 MB and unpacks it', () => {
    const script = `local text = ('x'):rep(8 * 2^20) return #struct.unpack('s', struct.pack('s', text))`
    expect(run(script)).toEqual([8 * 2 ** 20])
  })
})
