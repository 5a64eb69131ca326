import { type ByteString, LONGEST_BYTE_STRING } from '../reply/byte-string.js'
import {
  argumentTooLarge,
  BAD_BULK_LENGTH,
  BAD_REQUEST_COUNT,
  expectedBulk,
  LONG_BULK_LENGTH,
  LONG_INLINE_REQUEST,
  LONG_REQUEST_COUNT,
  UNAUTHENTICATED_BULK,
  UNAUTHENTICATED_COUNT,
  UNBALANCED_QUOTES,
} from '../reply/errors/protocol.js'
import type { ErrorReply } from '../reply/reply.js'
import { splitConfigLine } from '../reply/split-config-line.js'

/** What a server takes from its clients at most; it may change while a request comes in. */
export interface RequestLimits {
  /** The bytes of one argument: `proto-max-bulk-len`. */
  readonly bulkLength: number
  /** The arguments of one command. */
  readonly count: number
  /** Whether the client gave its password; one that did not gets little room. */
  readonly isAuthenticated: boolean
}

/** A command that was read to its end and cannot run; the conversation goes on. */
export class Unreadable {
  readonly reason: ErrorReply
  constructor(reason: ErrorReply) {
    this.reason = reason
  }
}

type Request = ByteString[] | Unreadable | ErrorReply

const STAR = 0x2a
const DOLLAR = 0x24
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
/** The longest line: an inline command, or a count. */
const LONGEST_LINE = 64 * 1024
const UNAUTHENTICATED_LIMITS = { count: 10, bulkLength: 16384 }
const ZERO = 0x30
const NINE = 0x39
/** As many digits as {@link UNAUTHENTICATED_LIMITS} have. */
const FEW_DIGITS = 5
const NUL = 0
const INTEGER = /^(0|-?[1-9][0-9]{0,18})$/
const SAFE_DIGITS = 15
const NOTHING = Buffer.alloc(0)

/**
 * Reads commands from the bytes of a client, in whatever pieces they come: arrays of bulk strings,
 * or lines of words (inline commands).
 * @see https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
export class RequestParser {
  readonly #limits: () => RequestLimits
  /** What came and is not read, after `#at`. */
  #buffer: Buffer = NOTHING
  #at = 0
  /** What came later, to be joined once an argument is whole: joining each piece would be O(n²). */
  #pieces: Buffer[] = []
  #pieceBytes = 0
  /** How many bytes after `#at` an argument lacks before it can be read. */
  #wanted = 0
  #argv: ByteString[] = []
  /** How many arguments the command lacks; 0 between commands. */
  #missing = 0
  /** The length of the argument that comes, or -1 before it is known. */
  #bulkLength = -1
  /** How much came of an argument that no string can hold; it is not kept. */
  #passed = 0
  /** What is wrong with the command that comes. */
  #fault: ErrorReply | undefined

  constructor(limits: () => RequestLimits) {
    this.#limits = limits
  }

  /** Takes bytes of the client; they are not copied and must not change. */
  push(bytes: Buffer): void {
    this.#pieces.push(bytes)
    this.#pieceBytes += bytes.length
  }

  /** How many bytes came that are not read. */
  get waiting(): number {
    return this.#buffer.length - this.#at + this.#pieceBytes + this.#passed
  }

  /** The length of an argument that begins or has come in part, or -1 where none does. */
  get comingLength(): number {
    return this.#bulkLength
  }

  /**
   * The next command, or undefined until more bytes come. An error ends the conversation: what
   * follows makes no sense.
   */
  next(): Request | undefined {
    const unread = this.waiting - this.#passed
    if (unread < this.#wanted || unread === 0) return undefined
    this.#wanted = 0
    this.#join()
    while (this.#at < this.#buffer.length) {
      const command = this.#missing > 0 ? this.#readArguments() : this.#readStart()
      if (command === undefined) return undefined
      if (!Array.isArray(command) || command.length > 0) return command
    }
    return undefined
  }

  #join(): void {
    if (this.#pieces.length === 0) return
    const rest = this.#buffer.subarray(this.#at)
    const isAlone = rest.length === 0 && this.#pieces.length === 1
    this.#buffer = isAlone ? this.#pieces[0] : Buffer.concat([rest, ...this.#pieces])
    this.#at = 0
    this.#pieces = []
    this.#pieceBytes = 0
  }

  /** Reads a command's first line; an empty argv where there was nothing in it. */
  #readStart(): Request | undefined {
    if (this.#buffer[this.#at] !== STAR) return this.#readInline()
    const few = this.#readFewDigits(UNAUTHENTICATED_LIMITS.count)
    if (few >= 0) return this.#begin(few)
    const line = this.#readLine(LONG_REQUEST_COUNT)
    if (typeof line !== 'string') return line
    const count = numberOf(line)
    const limits = this.#limits()
    if (!(count <= limits.count)) return BAD_REQUEST_COUNT
    if (count > UNAUTHENTICATED_LIMITS.count && !limits.isAuthenticated) {
      return UNAUTHENTICATED_COUNT
    }
    return this.#begin(Math.max(0, count))
  }

  #begin(count: number): Request | undefined {
    this.#missing = count
    this.#argv = []
    this.#fault = undefined
    return count > 0 ? this.#readArguments() : this.#argv
  }

  #readInline(): ByteString[] | ErrorReply | undefined {
    const end = this.#endOfLine(LINE_FEED)
    if (end < 0) {
      return this.#buffer.length - this.#at > LONGEST_LINE ? LONG_INLINE_REQUEST : this.#wait(1)
    }
    const last = end > this.#at && this.#buffer[end - 1] === CARRIAGE_RETURN ? end - 1 : end
    const line = this.#buffer.toString('latin1', this.#at, last)
    this.#at = end + 1
    return splitConfigLine(line) ?? UNBALANCED_QUOTES
  }

  #readArguments(): Request | undefined {
    while (this.#missing > 0) {
      if (this.#bulkLength < 0) {
        const length = this.#readBulkLength()
        if (typeof length !== 'number') return length
        this.#bulkLength = length
      }
      const argument = this.#readArgument()
      if (argument === undefined) return undefined
      this.#argv.push(argument)
      this.#bulkLength = -1
      this.#missing--
    }
    return this.#fault === undefined ? this.#argv : new Unreadable(this.#fault)
  }

  #readArgument(): ByteString | undefined {
    if (this.#bulkLength > LONGEST_BYTE_STRING) return this.#passOver()
    const end = this.#at + this.#bulkLength
    if (this.#buffer.length < end + 2) return this.#wait(end + 2 - this.#buffer.length)
    const argument = this.#buffer.toString('latin1', this.#at, end)
    this.#at = end + 2
    return argument
  }

  /** Lets go of an argument that no string can hold, as it comes. */
  #passOver(): ByteString | undefined {
    const here = Math.min(this.#bulkLength + 2 - this.#passed, this.#buffer.length - this.#at)
    this.#at += here
    this.#passed += here
    if (this.#passed < this.#bulkLength + 2) return undefined
    this.#passed = 0
    this.#fault ??= argumentTooLarge(this.#bulkLength, LONGEST_BYTE_STRING)
    return ''
  }

  #readBulkLength(): number | ErrorReply | undefined {
    const isBulk = this.#buffer[this.#at] === DOLLAR
    const few = isBulk ? this.#readFewDigits(UNAUTHENTICATED_LIMITS.bulkLength) : -1
    if (few >= 0) return few
    const line = this.#readLine(LONG_BULK_LENGTH)
    if (typeof line !== 'string') return line
    if (!isBulk) return expectedBulk(line[0] ?? '\r')
    const length = numberOf(line)
    const limits = this.#limits()
    if (!(length >= 0 && length <= limits.bulkLength)) return BAD_BULK_LENGTH
    if (length > UNAUTHENTICATED_LIMITS.bulkLength && !limits.isAuthenticated) {
      return UNAUTHENTICATED_BULK
    }
    return length
  }

  /**
   * Reads a line such as `$12` without making a text of it, as most lines are.
   *
   * @param most the largest number that needs no look at the limits.
   * @returns -1 where it is another line, or not whole yet; nothing is read then.
   */
  #readFewDigits(most: number): number {
    const buffer = this.#buffer
    const first = this.#at + 1
    const last = first + FEW_DIGITS
    let end = first
    let number = 0
    while (end < last && buffer[end] >= ZERO && buffer[end] <= NINE) {
      number = number * 10 + buffer[end++] - ZERO
    }
    const isPlain = end - first === 1 || (end > first && buffer[first] !== ZERO)
    const isWhole = buffer[end] === CARRIAGE_RETURN && end + 1 < buffer.length
    if (!isPlain || !isWhole || number > most) return -1
    this.#at = end + 2
    return number
  }

  /** A line without its end, once the two bytes of that are there. */
  #readLine(tooLong: ErrorReply): string | ErrorReply | undefined {
    const end = this.#endOfLine(CARRIAGE_RETURN)
    if (end < 0) {
      return this.#buffer.length - this.#at > LONGEST_LINE ? tooLong : this.#wait(1)
    }
    if (end + 1 >= this.#buffer.length) return this.#wait(1)
    const line = this.#buffer.toString('latin1', this.#at, end)
    this.#at = end + 2
    return line
  }

  /** Where a line ends, or -1. Redis looks for it as C does in texts: not behind a NUL. */
  #endOfLine(byte: number): number {
    const end = this.#buffer.indexOf(byte, this.#at)
    for (let i = this.#at; i < end; i++) if (this.#buffer[i] === NUL) return -1
    return end
  }

  /** Says how many more bytes must come before it is worth to look again. */
  #wait(bytes: number): undefined {
    this.#wanted = this.#buffer.length - this.#at + bytes
    return undefined
  }
}

/** The integer of 64 bits behind the sign of a line, or NaN. */
function numberOf(line: ByteString): number {
  const text = line.slice(1)
  if (!INTEGER.test(text)) return Number.NaN
  if (text.length <= SAFE_DIGITS) return Number(text)
  const value = BigInt(text)
  return BigInt.asIntN(64, value) === value ? Number(value) : Number.NaN
}
