import { hashSlot, patternSlot } from '../../command/hash-slot.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BY_DENIED, GET_DENIED } from '../../reply/errors/acl.js'
import { patternInCluster } from '../../reply/errors/cluster.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { hasPlace } from './pattern.js'

/** What SORT is told behind its key. */
export interface SortOptions {
  readonly isDescending: boolean
  readonly isAlpha: boolean
  /** The pattern of the keys that hold the weights. */
  readonly by: ByteString | undefined
  /** Whether any BY had no place for the element: then nothing is sorted, whatever BY follows. */
  readonly isUnsorted: boolean
  /** The patterns of what is answered for each element. */
  readonly get: readonly ByteString[]
  readonly offset: number
  /** Negative: all. */
  readonly count: number
  readonly storeKey: ByteString | undefined
}

const FIRST_OPTION = 2

type Draft = { -readonly [Name in keyof SortOptions]: SortOptions[Name] } & { get: ByteString[] }

/** Reads the options behind the key. */
export function parseSortOptions(
  context: CommandContext,
  argv: readonly ByteString[],
  isReadOnly: boolean,
): SortOptions | ErrorReply {
  const draft: Draft = {
    isDescending: false,
    isAlpha: false,
    by: undefined,
    isUnsorted: false,
    get: [],
    offset: 0,
    count: -1,
    storeKey: undefined,
  }
  let at = FIRST_OPTION
  while (at < argv.length) {
    const word = argv[at].toLowerCase()
    const read =
      isReadOnly && word === 'store' ? SYNTAX_ERROR : readOption(draft, word, argv, at + 1)
    if (read instanceof ErrorReply) return read
    const denial = read === 1 ? deniedPattern(context, word, argv, at + 1) : undefined
    if (denial !== undefined) return denial
    at += 1 + read
  }
  return draft
}

/** The keys of a pattern are not among those that rules of users and slots are held against. */
function deniedPattern(
  context: CommandContext,
  word: string,
  argv: readonly ByteString[],
  at: number,
): ErrorReply | undefined {
  const isLookup = word === 'get' || (word === 'by' && hasPlace(argv[at]))
  if (!isLookup) return undefined
  if (context.isCluster && isInOtherSlot(context, argv[at], argv[1])) {
    return patternInCluster(context.version, word === 'by' ? 'BY' : 'GET')
  }
  if (context.mayReadAllKeys(argv)) return undefined
  return word === 'by' ? BY_DENIED : GET_DENIED
}

/** Before 7.4 any pattern may lead anywhere. */
function isInOtherSlot({ version }: CommandContext, pattern: ByteString, key: ByteString) {
  return version < '7.4' || patternSlot(pattern) !== hashSlot(key)
}

/** @returns how many arguments the option takes. */
function readOption(
  draft: Draft,
  word: string,
  argv: readonly ByteString[],
  at: number,
): number | ErrorReply {
  if (word === 'asc' || word === 'desc') {
    draft.isDescending = word === 'desc'
    return 0
  }
  if (word === 'alpha') {
    draft.isAlpha = true
    return 0
  }
  if (word === 'limit' && at + 1 < argv.length) return readLimit(draft, argv[at], argv[at + 1])
  if (at >= argv.length) return SYNTAX_ERROR
  return readPattern(draft, word, argv[at])
}

function readLimit(draft: Draft, offsetText: ByteString, countText: ByteString) {
  const offset = parseInteger(offsetText)
  if (offset instanceof ErrorReply) return offset
  const count = parseInteger(countText)
  if (count instanceof ErrorReply) return count
  draft.offset = offset
  draft.count = count
  return 2
}

function readPattern(draft: Draft, word: string, value: ByteString): number | ErrorReply {
  if (word === 'by') {
    draft.by = value
    draft.isUnsorted ||= !hasPlace(value)
  } else if (word === 'get') draft.get.push(value)
  else if (word === 'store') draft.storeKey = value
  else return SYNTAX_ERROR
  return 1
}
