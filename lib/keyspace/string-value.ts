import type { ByteString } from '../reply/byte-string.js'
import type { Value } from './value.js'

/** A string: bytes that are replaced whole; bit commands edit a copy in a buffer. */
export class StringValue implements Value {
  readonly type = 'string'
  readonly isEmpty = false
  bytes: ByteString

  constructor(bytes: ByteString) {
    this.bytes = bytes
  }

  clone(): StringValue {
    return new StringValue(this.bytes)
  }
}
