import type { StreamId } from '../../keyspace/stream-id.js'
import type { StreamValue, Trim } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  LIMIT_WITHOUT_STRATEGY,
  LIMIT_WITHOUT_TILDE,
  MAXLEN_NEGATIVE,
  MAXLEN_WITH_MINID,
  TRIM_LIMIT_NEGATIVE,
} from '../../reply/errors/streams.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'
import { parseId } from './ids.js'

const NODES_TO_TRIM = 100
const LIMIT_OF_LARGE_NODES = 10_000
const MOST_LIMIT = 1_000_000

/** What options of XADD and XTRIM say of trimming, while they are read. */
export interface TrimDraft {
  to: Trim['to'] | undefined
  isApproximate: boolean
  limit: number | undefined
}

export function noTrim(): TrimDraft {
  return { to: undefined, isApproximate: false, limit: undefined }
}

/**
 * Reads a trimming option at a place of argv.
 * @returns how many arguments it took, 0 where it is none.
 */
export function readTrimOption(
  draft: TrimDraft,
  argv: readonly ByteString[],
  at: number,
): number | ErrorReply {
  const word = argv[at].toUpperCase()
  const isLast = at + 1 >= argv.length
  if (isLast || (word !== 'MAXLEN' && word !== 'MINID' && word !== 'LIMIT')) return 0
  if (word === 'LIMIT') return readLimit(draft, argv[at + 1])
  if (draft.to !== undefined && (word === 'MAXLEN') !== 'length' in draft.to) {
    return MAXLEN_WITH_MINID
  }
  const mark = argv[at + 1]
  const hasMark = (mark === '~' || mark === '=') && at + 2 < argv.length
  draft.isApproximate = hasMark && mark === '~'
  const threshold = argv[hasMark ? at + 2 : at + 1]
  const to = word === 'MAXLEN' ? parseLength(threshold) : parseMinId(threshold)
  if (to instanceof ErrorReply) return to
  draft.to = to
  return hasMark ? 3 : 2
}

function readLimit(draft: TrimDraft, text: ByteString): number | ErrorReply {
  const limit = parseInteger(text)
  if (limit instanceof ErrorReply) return limit
  if (limit < 0) return TRIM_LIMIT_NEGATIVE
  draft.limit = limit
  return 2
}

function parseLength(text: ByteString): { length: number } | ErrorReply {
  const length = parseInteger(text)
  if (length instanceof ErrorReply) return length
  return length < 0 ? MAXLEN_NEGATIVE : { length }
}

function parseMinId(text: ByteString): { minId: StreamId } | ErrorReply {
  const minId = parseId(text, 0n)
  return minId instanceof ErrorReply ? minId : { minId }
}

/** What to do after the options; undefined for nothing. */
export function trimOf(context: CommandContext, draft: TrimDraft): Trim | undefined | ErrorReply {
  const { to, isApproximate, limit } = draft
  if (limit !== undefined && to === undefined) return LIMIT_WITHOUT_STRATEGY
  if (limit !== undefined && !isApproximate) return LIMIT_WITHOUT_TILDE
  if (to === undefined) return undefined
  return { to, isApproximate, limit: isApproximate ? (limit ?? defaultLimit(context)) : 0 }
}

function defaultLimit(context: CommandContext): number {
  const limit = NODES_TO_TRIM * context.configNumber('stream-node-max-entries')
  return limit <= 0 ? LIMIT_OF_LARGE_NODES : Math.min(limit, MOST_LIMIT)
}

/** Trims a stream and tells of it. @returns how many entries went. */
export function trimStream(
  context: CommandContext,
  key: ByteString,
  stream: StreamValue,
  trim: Trim,
): number {
  const deleted = stream.trim(trim)
  if (deleted > 0) context.notify('t', 'xtrim', key)
  return deleted
}
