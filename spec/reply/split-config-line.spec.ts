import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitConfigLine } from '../../lib/reply/split-config-line.js'

const ROWS: readonly (readonly [line: string, words: readonly string[] | undefined])[] = [
  ['', []],
  ['  ', []],
  ['a b\tc\rd', ['a', 'b', 'c', 'd']],
  ['"a b" c', ['a b', 'c']],
  ["'a b' c", ['a b', 'c']],
  ['a"b c"', ['ab c']],
  ['""', ['']],
  ['"\\n\\r\\t\\b\\a\\"\\\\\\q"', ['\n\r\t\b\x07"\\q']],
  ['"\\x00\\xfF\\x4"', ['\0\u00ffx4']],
  ["'\\n\\''", ["\\n'"]],
  ['\\x41', ['\\x41']],
  ['"a', undefined],
  ["'a", undefined],
  ['"a\\', undefined],
  ['"a"b', undefined],
  ["'a'b", undefined],
]

describe('splitConfigLine', () => {
  it.each(ROWS)('splits %j into %j', (line, words) => {
    expect(splitConfigLine(line)).toEqual(words)
  })

  it('reads back any bytes that were quoted', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.array(fc.array(byte), { maxLength: 4 }), (words) => {
        const quoted = words.map(
          (bytes) => `"${bytes.map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('')}"`,
        )
        expect(splitConfigLine(quoted.join(' '))).toEqual(
          words.map((bytes) => String.fromCharCode(...bytes)),
        )
      }),
    )
  })
})
