import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { DENSE_BYTES, readRegister, writeRegister } from './dense-registers.js'
import { COUNTED_BITS, estimateCardinality, INDEX_BITS, REGISTERS } from './estimate.js'
import { murmurHash64 } from './murmur-hash.js'
import { ALL_ZERO, forEachRun, MOST_SPARSE_VALUE, raiseSparse } from './sparse-registers.js'

const MAGIC = 'HYLL'
const ENCODING_AT = 4
const DENSE = 0
const SPARSE = 1
/** The last count, in 8 bytes from here on, the lowest first. */
const COUNT_AT = 8
/** The highest bit of the count says that it is out of date. */
const STALE_AT = 15
const STALE = 0x80
const HEADER_BYTES = 16

const SEED = 0xadc83b19n

/**
 * A HyperLogLog, which is a string: a header, then the registers, dense or sparse.
 * @see https://redis.io/docs/latest/develop/data-types/probabilistic/hyperloglogs/
 */
export class HyperLogLog {
  readonly #value: StringValue

  private constructor(value: StringValue) {
    this.#value = value
  }

  /** Reads a string as one, or undefined where it is none. */
  static of(value: StringValue): HyperLogLog | undefined {
    if (value.encoding() === 'int' || value.length < HEADER_BYTES) return undefined
    if (value.slice(0, MAGIC.length) !== MAGIC) return undefined
    const encoding = value.byteAt(ENCODING_AT)
    const isDense = encoding === DENSE && value.length === HEADER_BYTES + DENSE_BYTES
    return isDense || encoding === SPARSE ? new HyperLogLog(value) : undefined
  }

  /** The string of one that has seen nothing. */
  static create(): StringValue {
    const header = Buffer.alloc(HEADER_BYTES)
    header.write(MAGIC, 'latin1')
    header[ENCODING_AT] = SPARSE
    return StringValue.ofBuffer(Buffer.concat([header, Buffer.from(ALL_ZERO)]))
  }

  /** Makes the string one to be written to, as Redis does before it knows of a change. */
  unshare(): void {
    this.#value.edit(0)
  }

  get isDense(): boolean {
    return this.#value.byteAt(ENCODING_AT) === DENSE
  }

  /** The bytes behind the header. */
  get registers(): Buffer {
    return this.#value.view(HEADER_BYTES, this.#value.length)
  }

  /**
   * Adds an element.
   * @param mostSparseBytes how long the string may be before it becomes dense.
   * @returns whether a register changed, or undefined where the registers are corrupted.
   */
  add(element: ByteString, mostSparseBytes: number): boolean | undefined {
    const hash = murmurHash64(element, SEED)
    const index = Number(hash & BigInt(REGISTERS - 1))
    return this.raise(index, leadingRun(hash >> BigInt(INDEX_BITS)), mostSparseBytes)
  }

  /** Sets a register where that is lower. @see add */
  raise(index: number, count: number, mostSparseBytes: number): boolean | undefined {
    if (this.isDense) return this.#raiseDense(index, count)
    if (count <= MOST_SPARSE_VALUE) {
      const raised = raiseSparse(this.#value, HEADER_BYTES, index, count, mostSparseBytes)
      if (raised !== 'full') return raised
    }
    return this.toDense() ? this.#raiseDense(index, count) : undefined
  }

  /** Whether the registers are dense now: corrupted ones stay as they are. */
  toDense(): boolean {
    if (this.isDense) return true
    const dense = new Uint8Array(DENSE_BYTES)
    const isWhole = forEachRun(this.registers, ({ value, length }, first) => {
      if (value > 0) for (let i = first; i < first + length; i++) writeRegister(dense, i, value)
    })
    if (!isWhole) return false
    this.#value.truncate(HEADER_BYTES)
    const bytes = this.#value.edit(HEADER_BYTES + DENSE_BYTES)
    bytes.set(dense, HEADER_BYTES)
    bytes[ENCODING_AT] = DENSE
    return true
  }

  /** Raises each of the registers given to this one's; false where these are corrupted. */
  mergeInto(registers: Uint8Array): boolean {
    const { registers: own } = this
    if (this.isDense) {
      for (let i = 0; i < REGISTERS; i++)
        registers[i] = Math.max(registers[i], readRegister(own, i))
      return true
    }
    return forEachRun(own, ({ value, length }, first) => {
      if (value === 0) return
      for (let i = first; i < first + length; i++) registers[i] = Math.max(registers[i], value)
    })
  }

  /** The count that was noted last, or undefined where it is out of date. */
  get notedCount(): bigint | undefined {
    if (this.#value.byteAt(STALE_AT) & STALE) return undefined
    return this.#value.view(COUNT_AT, HEADER_BYTES).readBigUInt64LE()
  }

  note(count: number): void {
    this.#value.edit(HEADER_BYTES).writeBigUInt64LE(BigInt(count), COUNT_AT)
  }

  /** Says that the noted count is out of date. */
  forgetCount(): void {
    this.#value.edit(HEADER_BYTES)[STALE_AT] |= STALE
  }

  #raiseDense(index: number, count: number): boolean {
    const registers = this.#value
      .edit(this.#value.length)
      .subarray(HEADER_BYTES, this.#value.length)
    if (readRegister(registers, index) >= count) return false
    writeRegister(registers, index, count)
    return true
  }
}

/** How many different elements registers of one byte each have seen. */
export function countOf(registers: Uint8Array): number {
  const histogram = new Uint32Array(256)
  for (const value of registers) histogram[value]++
  return estimateCardinality(histogram)
}

/** The place of the lowest bit that is set, from 1 on; one behind the end where there is none. */
function leadingRun(bits: bigint): number {
  let rest = bits | (1n << BigInt(COUNTED_BITS))
  let place = 1
  while ((rest & 1n) === 0n) {
    rest >>= 1n
    place++
  }
  return place
}
