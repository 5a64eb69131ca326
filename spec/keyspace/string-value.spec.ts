import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StringValue } from '../../lib/keyspace/string-value.js'
import type { ByteString } from '../../lib/reply/byte-string.js'

/** A string and the text that it must be like. */
interface Pair {
  readonly value: StringValue
  text: ByteString
}

type Step = (pair: Pair) => void

const bytes = fc
  .uint8Array({ maxLength: 700 })
  .map((array) => Buffer.from(array).toString('latin1'))
const place = fc.nat({ max: 3000 })

const steps = fc.oneof(
  bytes.map(
    (added): Step =>
      (pair) => {
        pair.value.append(added)
        pair.text += added
      },
  ),
  fc.tuple(place, bytes).map(
    ([offset, written]): Step =>
      (pair) => {
        pair.value.write(offset, written)
        const before = pair.text.padEnd(offset, '\0')
        pair.text = before.slice(0, offset) + written + before.slice(offset + written.length)
      },
  ),
  place.map(
    (length): Step =>
      (pair) => {
        pair.value.truncate(length)
        pair.text = pair.text.slice(0, length)
      },
  ),
  place.map(
    (length): Step =>
      (pair) => {
        pair.value.edit(length)
        pair.text = pair.text.padEnd(length, '\0')
      },
  ),
  fc.tuple(place, place).map(
    ([from, to]): Step =>
      ({ value, text }) => {
        expect(value.slice(from, Math.max(from, to))).toBe(text.slice(from, Math.max(from, to)))
        expect(value.view(from, Math.max(from, to)).toString('latin1')).toBe(
          text.slice(from, Math.max(from, to)),
        )
        expect(value.byteAt(from)).toBe(from < text.length ? text.charCodeAt(from) : 0)
      },
  ),
  fc.constant<Step>(({ value, text }) => expect(value.bytes).toBe(text)),
)

describe('a string value', () => {
  it('is like a text, whatever is written and read in between', () => {
    fc.assert(
      fc.property(bytes, fc.array(steps, { maxLength: 30 }), (first, run) => {
        const pair = { value: new StringValue(first), text: first }
        for (const step of run) step(pair)
        expect(pair.value.length).toBe(pair.text.length)
        expect(pair.value.bytes).toBe(pair.text)
      }),
      { numRuns: 300 },
    )
  })

  it('shares nothing with its copy', () => {
    const value = new StringValue('abc')
    value.write(1, 'X')
    const copy = value.clone()
    value.write(0, 'Y')
    copy.append('d')
    expect([value.bytes, copy.bytes]).toEqual(['YXc', 'aXcd'])
  })

  it.each<[ByteString, string]>([
    ['0', 'int'],
    ['-9223372036854775808', 'int'],
    ['9223372036854775808', 'embstr'],
    ['01', 'embstr'],
    ['', 'embstr'],
    ['x'.repeat(44), 'embstr'],
    ['x'.repeat(45), 'raw'],
  ])('%j is encoded as %s', (text, encoding) => {
    expect(new StringValue(text).encoding()).toBe(encoding)
  })
})
