import type { ByteString } from '../../../lib/reply/byte-string.js'
import { quotedText } from '../../../lib/reply/quoted-text.js'

const TIME = /^(\d{13})(-\d+)?$/
const PLAIN = /^[!#-&(-[\]-~]+$/
/** Times that lie so many milliseconds off are no times of the test. */
const FAR = 1e9

/**
 * Commands as lines, without what is another thing each time: times are seconds from now, a member
 * that begins with `~` is any such member, and the payload of DUMP has a name.
 */
export function plainStream(
  stream: readonly (readonly ByteString[])[],
  now: number,
  payload: ByteString,
): string[] {
  return stream.map((argv) => argv.map((word) => plainWord(word, now, payload)).join(' '))
}

function plainWord(word: ByteString, now: number, payload: ByteString): string {
  if (word === payload) return 'PAYLOAD'
  if (word.startsWith('~')) return '~'
  const time = TIME.exec(word)
  if (time !== null && Math.abs(Number(time[1]) - now) < FAR) {
    return `now+${Math.round((Number(time[1]) - now) / 1000)}s${time[2] ?? ''}`
  }
  return PLAIN.test(word) ? word : quotedText(word)
}
