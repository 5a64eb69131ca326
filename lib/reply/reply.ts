import type { ByteString } from './byte-string.js'

/**
 * What a command answers: a value, never bytes on a wire and never an exception.
 *
 * - integer: a number, or a bigint past 2^53
 * - bulk string: a byte string; null bulk: `null`; null array: {@link NULL_ARRAY}
 * - array: an array; boolean: a boolean
 * - the rest: the classes of this file
 *
 * RESP3 types (Double, MapReply, SetReply, Verbatim, BigNumber, boolean) are written by the RESP
 * layer in the RESP2 form that Redis gives them where the client speaks RESP2.
 *
 * @see https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
export type Reply =
  | number
  | bigint
  | boolean
  | ByteString
  | null
  | Reply[]
  | NullArray
  | Status
  | ErrorReply
  | Double
  | MapReply
  | SetReply
  | Verbatim
  | BigNumber
  | Push

/** A simple string: `+OK`. */
export class Status {
  readonly text: ByteString
  constructor(text: ByteString) {
    this.text = text
  }
}

/** Redis looks no further for the end of a code. */
const LONGEST_CODE = 30

/** A simple error: `-CODE message`. The text starts with its code. */
export class ErrorReply {
  readonly text: ByteString
  constructor(text: ByteString) {
    this.text = text
  }

  /** The first word of the text, as INFO errorstats counts it: `ERR` where that is all or too long. */
  get code(): ByteString {
    const space = this.text.indexOf(' ')
    return space < 0 || space > LONGEST_CODE ? 'ERR' : this.text.slice(0, space)
  }

  /** Whether INFO errorstats has it already. */
  get isCounted(): boolean {
    return false
  }
}

/** The error of a command that a script answers: it was counted when the command failed. */
export class CountedErrorReply extends ErrorReply {
  override get isCounted(): boolean {
    return true
  }
}

/** A null array: `*-1` in RESP2, `_` in RESP3. */
export class NullArray {
  readonly isNullArray = true
}

/** A double, with the text that the server's version prints for it: a bulk string in RESP2. */
export class Double {
  readonly value: number
  readonly text: ByteString
  constructor(value: number, text: ByteString) {
    this.value = value
    this.text = text
  }
}

/** A map, in the order of its entries: a flat array in RESP2. */
export class MapReply {
  readonly entries: readonly (readonly [Reply, Reply])[]
  constructor(entries: readonly (readonly [Reply, Reply])[]) {
    this.entries = entries
  }
}

/** What is said of the reply that follows: nothing in RESP2. */
export class Attribute extends MapReply {}

/** A set: an array in RESP2. */
export class SetReply {
  readonly members: readonly Reply[]
  constructor(members: readonly Reply[]) {
    this.members = members
  }
}

/** A verbatim string with its three-letter format: a bulk string in RESP2. */
export class Verbatim {
  readonly format: ByteString
  readonly text: ByteString
  constructor(format: ByteString, text: ByteString) {
    this.format = format
    this.text = text
  }
}

/** A big number, as its digits: a bulk string in RESP2. */
export class BigNumber {
  readonly digits: ByteString
  constructor(digits: ByteString) {
    this.digits = digits
  }
}

/** An out-of-band message: an array in RESP2. */
export class Push {
  readonly items: readonly Reply[]
  constructor(items: readonly Reply[]) {
    this.items = items
  }
}

/**
 * What a command answers that does not answer exactly once: a confirmation for each channel of
 * SUBSCRIBE, nothing after CLIENT REPLY OFF. It is no {@link Reply}: no script ever gets one.
 */
export class Replies {
  readonly replies: readonly Reply[]
  constructor(replies: readonly Reply[]) {
    this.replies = replies
  }
}

export const OK = new Status('OK')
export const QUEUED = new Status('QUEUED')
export const NULL_ARRAY = new NullArray()
export const NO_REPLY = new Replies([])
