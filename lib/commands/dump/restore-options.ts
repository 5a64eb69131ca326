import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { FREQUENCY_OUT_OF_RANGE, NEGATIVE_IDLE_TIME } from '../../reply/errors/dump.js'
import { ErrorReply } from '../../reply/reply.js'
import { parseInteger } from '../parse.js'

export interface RestoreOptions {
  readonly isReplacing: boolean
  /** Whether the time to live is a time since 1970. */
  readonly isAbsolute: boolean
  /** For how many seconds the key was not used, or how often it was. */
  readonly usage: { readonly word: UsageWord; readonly value: number } | undefined
}

type UsageWord = 'idletime' | 'freq'

const MOST_FREQUENT = 255

/** Reads what follows the payload. */
export function parseRestoreOptions(argv: readonly ByteString[]): RestoreOptions | ErrorReply {
  const options = { isReplacing: false, isAbsolute: false }
  let usage: RestoreOptions['usage']
  for (let at = 4; at < argv.length; at++) {
    const word = argv[at].toLowerCase()
    if (word === 'replace') options.isReplacing = true
    else if (word === 'absttl') options.isAbsolute = true
    else if (isUsage(word) && at + 1 < argv.length && (usage?.word ?? word) === word) {
      const value = readUsage(word, argv[++at])
      if (value instanceof ErrorReply) return value
      usage = { word, value }
    } else return SYNTAX_ERROR
  }
  return { ...options, usage }
}

function isUsage(word: string): word is UsageWord {
  return word === 'idletime' || word === 'freq'
}

function readUsage(word: UsageWord, text: ByteString): number | ErrorReply {
  const value = parseInteger(text, NOT_AN_INTEGER)
  if (value instanceof ErrorReply) return value
  if (word === 'idletime') return value < 0 ? NEGATIVE_IDLE_TIME : value
  return value < 0 || value > MOST_FREQUENT ? FREQUENCY_OUT_OF_RANGE : value
}
