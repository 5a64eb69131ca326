import type { Expiry } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { invalidExpireTime } from '../../reply/errors/strings.js'
import { integerReply } from '../../reply/integer.js'
import type { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInt64 } from '../parse.js'

const INT64_MAX = 2n ** 63n - 1n
const MILLISECONDS = 1000n

/** The words that name a time of expiry. */
export type TimeWord = 'EX' | 'PX' | 'EXAT' | 'PXAT'

/** What SET and GETEX are told behind their key (and value). */
export interface StringOptions {
  readonly condition: 'NX' | 'XX' | undefined
  readonly get: boolean
  readonly keepTtl: boolean
  readonly persist: boolean
  readonly time: { readonly word: TimeWord; readonly text: ByteString } | undefined
}

type Draft = { -readonly [Name in keyof StringOptions]: StringOptions[Name] }

/** Reads the options from a place of argv on. */
export function parseStringOptions(
  argv: readonly ByteString[],
  from: number,
  { version }: CommandContext,
): StringOptions | ErrorReply {
  const isSet = argv[0].toLowerCase() === 'set'
  const draft: Draft = {
    condition: undefined,
    get: false,
    keepTtl: false,
    persist: false,
    time: undefined,
  }
  for (let i = from; i < argv.length; i++) {
    const word = argv[i].toUpperCase()
    const isRead = isTimeWord(word)
      ? readTime(draft, word, argv[++i])
      : isSet
        ? readSetWord(draft, word)
        : readGetexWord(draft, word)
    if (!isRead) return SYNTAX_ERROR
  }
  // Before 7.0 SET could not answer the old value of a key that NX keeps it from writing.
  if (version === '6.2' && draft.get && draft.condition === 'NX') return SYNTAX_ERROR
  return draft
}

function isTimeWord(word: string): word is TimeWord {
  return word === 'EX' || word === 'PX' || word === 'EXAT' || word === 'PXAT'
}

function readTime(draft: Draft, word: TimeWord, text: ByteString | undefined): boolean {
  if (text === undefined || draft.keepTtl || draft.persist) return false
  // The same word again takes the place of the first; another one does not go with it.
  if (draft.time !== undefined && draft.time.word !== word) return false
  draft.time = { word, text }
  return true
}

function readSetWord(draft: Draft, word: string): boolean {
  if (word === 'NX' || word === 'XX') {
    if (draft.condition !== undefined && draft.condition !== word) return false
    draft.condition = word
    return true
  }
  if (word === 'GET') {
    draft.get = true
    return true
  }
  if (word !== 'KEEPTTL' || draft.time !== undefined) return false
  draft.keepTtl = true
  return true
}

function readGetexWord(draft: Draft, word: string): boolean {
  if (word !== 'PERSIST' || draft.time !== undefined) return false
  draft.persist = true
  return true
}

/** The time of expiry that a word and its number name, in milliseconds since 1970. */
export function expiryAt(
  context: CommandContext,
  command: string,
  { word, text }: { readonly word: TimeWord; readonly text: ByteString },
): Expiry | ErrorReply {
  const time = parseInt64(text)
  if (time === undefined) return NOT_AN_INTEGER
  const isSeconds = word === 'EX' || word === 'EXAT'
  const isRelative = word === 'EX' || word === 'PX'
  const refusal = invalidExpireTime(context.version, command)
  if (time <= 0n || (isSeconds && time > INT64_MAX / MILLISECONDS)) return refusal
  const milliseconds = isSeconds ? time * MILLISECONDS : time
  const at = isRelative ? milliseconds + BigInt(context.now()) : milliseconds
  return at > INT64_MAX ? refusal : integerReply(at)
}
