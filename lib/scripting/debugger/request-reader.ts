import type { ByteString } from '../../reply/byte-string.js'
import { leadingInteger } from './c-number.js'

/** How much is read at once; a request is looked for after each. */
const READ_AT_ONCE = 1024
const MOST_ARGUMENTS = 1024
const LONGEST_ARGUMENT = 1024
const MOST_BYTES = 2 ** 20

/** Why a request ends the script. */
export type RequestFault = 'protocol error' | 'max client buffer reached'

/** Requests of the debugger: an argv, a fault, or undefined where more bytes have to come. */
export type Request = readonly ByteString[] | RequestFault | undefined

/**
 * Reads what a client says to the debugger. It is more lenient than the protocol, and what came
 * together with a request, behind it, is lost: a client waits for each answer.
 */
export class RequestReader {
  /** What came and was not looked at. */
  #arriving = ''
  /** What was looked at and is not yet a whole request. */
  #bytes = ''

  push(bytes: ByteString): void {
    this.#arriving += bytes
  }

  next(): Request {
    for (;;) {
      const request = this.#bytes === '' ? undefined : parse(this.#bytes)
      if (request !== undefined) {
        this.#bytes = ''
        return request
      }
      if (this.#arriving === '') return undefined
      this.#bytes += this.#arriving.slice(0, READ_AT_ONCE)
      this.#arriving = this.#arriving.slice(READ_AT_ONCE)
      if (this.#bytes.length <= MOST_BYTES) continue
      this.#bytes = ''
      return 'max client buffer reached'
    }
  }
}

function parse(bytes: ByteString): Request {
  // C sees nothing behind a NUL that stands in front.
  const nul = bytes.indexOf('\0')
  const star = bytes.indexOf('*')
  if (star < 0 || (nul >= 0 && nul < star)) return 'protocol error'
  const end = bytes.indexOf('\r\n', star)
  if (end < 0) return undefined
  const count = leadingInteger(bytes.slice(star + 1, end))
  if (count <= 0 || count > MOST_ARGUMENTS) return 'protocol error'
  return parseArguments(bytes, end + 2, count)
}

function parseArguments(bytes: ByteString, from: number, count: number): Request {
  const argv: ByteString[] = []
  let at = from
  while (argv.length < count) {
    if (at >= bytes.length || bytes[at] === '\0') return undefined
    if (bytes[at] !== '$') return 'protocol error'
    const start = bytes.indexOf('\r\n', at)
    if (start < 0) return undefined
    const length = leadingInteger(bytes.slice(at + 1, start))
    if (length <= 0 || length > LONGEST_ARGUMENT) return 'protocol error'
    const end = start + 2 + length
    if (end + 2 > bytes.length) return undefined
    if (!bytes.startsWith('\r\n', end)) return 'protocol error'
    argv.push(bytes.slice(start + 2, end))
    at = end + 2
  }
  return argv
}
