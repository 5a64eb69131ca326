import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { FREQUENCY_OUT_OF_RANGE, NEGATIVE_IDLE_TIME } from '../../reply/errors/dump.js'
import { ErrorReply } from '../../reply/reply.js'
import { parseInteger } from '../parse.js'

export interface RestoreOptions {
  readonly isReplacing: boolean
  /** Whether the time to live is a time since 1970. */
  readonly isAbsolute: boolean
}

const MOST_FREQUENT = 255

/** Reads what follows the payload. How often and when the key was used is checked, but not kept. */
export function parseRestoreOptions(argv: readonly ByteString[]): RestoreOptions | ErrorReply {
  const options = { isReplacing: false, isAbsolute: false }
  let usage: string | undefined
  for (let at = 4; at < argv.length; at++) {
    const word = argv[at].toLowerCase()
    if (word === 'replace') options.isReplacing = true
    else if (word === 'absttl') options.isAbsolute = true
    else if (isUsage(word) && at + 1 < argv.length && (usage ?? word) === word) {
      const refusal = checkUsage(word, argv[++at])
      if (refusal !== undefined) return refusal
      usage = word
    } else return SYNTAX_ERROR
  }
  return options
}

function isUsage(word: string): boolean {
  return word === 'idletime' || word === 'freq'
}

function checkUsage(word: string, text: ByteString): ErrorReply | undefined {
  const value = parseInteger(text, NOT_AN_INTEGER)
  if (value instanceof ErrorReply) return value
  if (word === 'idletime') return value < 0 ? NEGATIVE_IDLE_TIME : undefined
  return value < 0 || value > MOST_FREQUENT ? FREQUENCY_OUT_OF_RANGE : undefined
}
