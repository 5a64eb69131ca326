import type { ByteString } from '../reply/byte-string.js'

/** A command as clients send it: an array of bulk strings. */
export function encodeCommand(argv: readonly ByteString[]): ByteString {
  return `*${argv.length}\r\n${argv.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`
}
