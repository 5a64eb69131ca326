import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DENSE_BYTES,
  readRegister,
  writeRegister,
} from '../../../lib/commands/hyperloglog/dense-registers.js'
import { REGISTERS } from '../../../lib/commands/hyperloglog/estimate.js'
import { countOf, HyperLogLog } from '../../../lib/commands/hyperloglog/hyperloglog.js'
import { murmurHash64 } from '../../../lib/commands/hyperloglog/murmur-hash.js'

const index = fc.nat({ max: REGISTERS - 1 })
const raises = fc.array(fc.tuple(index, fc.integer({ min: 1, max: 33 })), { maxLength: 300 })

describe('dense registers', () => {
  it('keep what is written, and leave their neighbours alone', () => {
    const writes = fc.array(fc.tuple(index, fc.nat({ max: 63 })), { maxLength: 200 })
    fc.assert(
      fc.property(writes, (pairs) => {
        const registers = new Uint8Array(DENSE_BYTES)
        const wanted = new Uint8Array(REGISTERS)
        for (const [at, value] of pairs) {
          writeRegister(registers, at, value)
          wanted[at] = value
        }
        const read = Array.from(wanted, (_, at) => readRegister(registers, at))
        expect(Buffer.from(read).equals(Buffer.from(wanted))).toBe(true)
      }),
    )
  })
})

describe('a HyperLogLog', () => {
  it.each([
    ['sparse', 100_000],
    ['made dense on the way', 200],
  ])('holds the highest value of each register: %s', (_, mostSparseBytes) => {
    fc.assert(
      fc.property(raises, (pairs) => {
        const log = HyperLogLog.of(HyperLogLog.create()) as HyperLogLog
        const wanted = new Uint8Array(REGISTERS)
        for (const [at, count] of pairs) {
          expect(log.raise(at, count, mostSparseBytes)).toBe(count > wanted[at])
          wanted[at] = Math.max(wanted[at], count)
        }
        const registers = new Uint8Array(REGISTERS)
        expect(log.mergeInto(registers)).toBe(true)
        expect(Buffer.from(registers).equals(Buffer.from(wanted))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('estimates 20,000 elements within three standard errors', () => {
    const log = HyperLogLog.of(HyperLogLog.create()) as HyperLogLog
    for (let i = 0; i < 20_000; i++) log.add(`element ${i}`, 3000)
    const registers = new Uint8Array(REGISTERS)
    log.mergeInto(registers)
    expect(Math.abs(countOf(registers) - 20_000)).toBeLessThan(20_000 * 3 * 0.0081)
  })
})

describe('the hash of elements', () => {
  it('is the 64-bit MurmurHash2, for each length of the last word', () => {
    const seed = 0xadc83b19n
    const hashes = ['', 'a', 'ab', 'abcdefg', 'abcdefgh', 'abcdefghi', '\xff\x00'].map((text) =>
      murmurHash64(text, seed).toString(16),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashes).toMatchInlineSnapshot(`
      [
        "d8dfea6585bc9732",
        "53d2470a9b43b1a7",
        "eaed676437142cf",
        "22fe613bb08c9602",
        "f3a65df559914567",
        "834fba4d9152daf7",
        "574f73bec5960122",
      ]
    `)
  })
})
