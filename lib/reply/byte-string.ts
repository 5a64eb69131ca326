import { constants } from 'node:buffer'

/**
 * A string of bytes: one char, U+0000 to U+00FF, for each byte. Maps, comparisons and slices work
 * on it as on any string; only the doors (adapters, RESP, Lua) convert.
 */
export type ByteString = string

/** As many bytes as a byte string can have: some fewer than Redis's 512 MB. */
export const LONGEST_BYTE_STRING = constants.MAX_STRING_LENGTH

/** The bytes of a text, as UTF-8. */
export function utf8ToByteString(text: string): ByteString {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** The text that a client sees: the bytes read as UTF-8, with U+FFFD for what is not UTF-8. */
export function byteStringToUtf8(bytes: ByteString): string {
  return isAscii(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8')
}

export function bufferToByteString(buffer: Uint8Array): ByteString {
  return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength).toString('latin1')
}

export function byteStringToBuffer(bytes: ByteString): Buffer {
  return Buffer.from(bytes, 'latin1')
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
