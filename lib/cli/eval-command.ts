import { type ByteString, utf8ToByteString } from '../reply/byte-string.js'

/**
 * The EVAL of a script for words of a command line.
 * @param words keys, a comma, arguments.
 */
export function evalCommand(body: ByteString, words: readonly string[]): ByteString[] {
  const comma = words.indexOf(',')
  const keys = comma < 0 ? words : words.slice(0, comma)
  const args = comma < 0 ? [] : words.slice(comma + 1)
  return ['EVAL', body, String(keys.length), ...[...keys, ...args].map(utf8ToByteString)]
}
