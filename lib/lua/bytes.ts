/** One char, U+0000 to U+00FF, for each byte: as lib/reply has it, which this folder cannot import. */
export type ByteString = string

export function byteStringToBuffer(bytes: ByteString): Uint8Array {
  return Uint8Array.from(Buffer.from(bytes, 'latin1'))
}

export function bufferToByteString(buffer: Uint8Array): ByteString {
  return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength).toString('latin1')
}
