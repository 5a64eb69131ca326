import { CorruptPayload } from './corrupt-payload.js'

const HASH_BITS = 16
const MOST_LITERALS = 32
const MOST_DISTANCE = 1 << 13
const LONGEST_MATCH = (1 << 8) + (1 << 3)
const SHORTEST_MATCH = 3
/** Matches longer than this have their length in a byte of its own. */
const LONGEST_SHORT_MATCH = 8
/** So many bytes are compared before the end of the text is looked for. */
const UNCHECKED_BYTES = 16

/**
 * Compresses bytes as LibLZF by Marc Lehmann does at its fastest setting.
 * @returns undefined where they would take more than `most` bytes.
 */
export function lzfCompress(input: Uint8Array, most: number): Buffer | undefined {
  return new Compressor(input, most).run()
}

class Compressor {
  readonly #input: Uint8Array
  readonly #most: number
  readonly #output: number[] = []
  /** Where three bytes with a hash stood last, plus one. */
  readonly #places = new Uint32Array(1 << HASH_BITS)
  #at = 0
  #literals: number[] = []

  constructor(input: Uint8Array, most: number) {
    this.#input = input
    this.#most = most
  }

  run(): Buffer | undefined {
    const lastTriple = this.#input.length - 2
    while (this.#at < lastTriple) {
      const from = this.#recall(this.#at)
      if (!(this.#matches(from) ? this.#putMatch(from) : this.#putLiteral())) return undefined
    }
    // With an open run LibLZF wants room for three bytes, however few are left.
    if (this.#used + 3 > this.#most) return undefined
    while (this.#at < this.#input.length) this.#takeLiteral()
    this.#endRun()
    return Buffer.from(this.#output)
  }

  /** The bytes written, those of the open run and its head included. */
  get #used(): number {
    return this.#output.length + 1 + this.#literals.length
  }

  /** Where the three bytes at a place stood before, -1 for nowhere; from now on they stand here. */
  #recall(at: number): number {
    const input = this.#input
    const triple = (input[at] << 16) | (input[at + 1] << 8) | input[at + 2]
    const slot = ((triple >>> (24 - HASH_BITS)) - Math.imul(triple, 5)) & ((1 << HASH_BITS) - 1)
    const before = this.#places[slot] - 1
    this.#places[slot] = at + 1
    return before
  }

  /** The first byte of all is never part of a match. */
  #matches(from: number): boolean {
    const [input, at] = [this.#input, this.#at]
    return (
      from > 0 &&
      at - from - 1 < MOST_DISTANCE &&
      input[from] === input[at] &&
      input[from + 1] === input[at + 1] &&
      input[from + 2] === input[at + 2]
    )
  }

  #putMatch(from: number): boolean {
    const room = this.#literals.length === 0 ? this.#used - 1 : this.#used
    if (room + SHORTEST_MATCH + 1 >= this.#most) return false
    const length = this.#matchLength(from)
    const distance = this.#at - from - 1
    this.#endRun()
    const isShort = length <= LONGEST_SHORT_MATCH
    this.#output.push((distance >> 8) | ((isShort ? length - 2 : 7) << 5))
    if (!isShort) this.#output.push(length - LONGEST_SHORT_MATCH - 1)
    this.#output.push(distance & 0xff)
    this.#at += length
    if (this.#at < this.#input.length - 2) {
      this.#recall(this.#at - 2)
      this.#recall(this.#at - 1)
    }
    return true
  }

  /** A match may be as long as its limit, and one byte more where the last step goes unchecked. */
  #matchLength(from: number): number {
    const [input, at] = [this.#input, this.#at]
    const most = Math.min(input.length - at - 2, LONGEST_MATCH)
    let length = 2
    const isSame = () => input[from + length] === input[at + length]
    if (most > UNCHECKED_BYTES) {
      for (let step = 0; step < UNCHECKED_BYTES; step++) {
        length++
        if (!isSame()) return length
      }
    }
    do length++
    while (length < most && isSame())
    return length
  }

  #putLiteral(): boolean {
    if (this.#used >= this.#most) return false
    this.#takeLiteral()
    return true
  }

  #takeLiteral(): void {
    this.#literals.push(this.#input[this.#at++])
    if (this.#literals.length === MOST_LITERALS) this.#endRun()
  }

  #endRun(): void {
    if (this.#literals.length === 0) return
    this.#output.push(this.#literals.length - 1, ...this.#literals)
    this.#literals = []
  }
}

/** @param length of what was compressed. */
export function lzfDecompress(input: Uint8Array, length: number): Buffer {
  const output = makeOutput(input, length)
  let at = 0
  let end = 0
  while (at < input.length) {
    const head = input[at++]
    if (head < MOST_LITERALS) {
      const count = head + 1
      if (at + count > input.length || end + count > length)
        throw new CorruptPayload('LZF literals')
      output.set(input.subarray(at, at + count), end)
      at += count
      end += count
      continue
    }
    const isLong = head >> 5 === 7
    const count = (head >> 5) + 2 + (isLong ? input[at++] : 0)
    const from = end - (((head & 31) << 8) | input[at++]) - 1
    if (at > input.length || from < 0 || end + count > length) throw new CorruptPayload('LZF match')
    // Byte by byte: a match may reach into what it writes.
    for (let i = 0; i < count; i++) output[end++] = output[from + i]
  }
  if (end !== length) throw new CorruptPayload('LZF length')
  return output
}

/** No input makes so much of so few bytes: a damaged length must not take memory. */
function makeOutput(input: Uint8Array, length: number): Buffer {
  if (length > input.length * LONGEST_MATCH) throw new CorruptPayload('LZF length')
  return Buffer.alloc(length)
}
