import type { ListEnd } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { COUNT_NOT_POSITIVE, NUMKEYS_NOT_POSITIVE } from '../../reply/errors/lists.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseAtLeast } from '../parse.js'
import { parseListEnd } from './list-end.js'
import { lookupList } from './lookup-list.js'
import { take } from './take.js'

/** What LMPOP and BLMPOP are asked for. */
export interface MultiPop {
  readonly keys: readonly ByteString[]
  readonly end: ListEnd
  readonly most: number
}

/** Reads `numkeys key… LEFT|RIGHT [COUNT count]`, the count of keys at a place of argv. */
export function parseMultiPop(
  argv: readonly ByteString[],
  numkeysAt: number,
): MultiPop | ErrorReply {
  const numkeys = parseAtLeast(1, argv[numkeysAt], NUMKEYS_NOT_POSITIVE)
  if (numkeys instanceof ErrorReply) return numkeys
  const endAt = numkeysAt + numkeys + 1
  if (endAt >= argv.length) return SYNTAX_ERROR
  const end = parseListEnd(argv[endAt])
  if (end instanceof ErrorReply) return end
  const most = parseMost(argv.slice(endAt + 1))
  if (most instanceof ErrorReply) return most
  return { keys: argv.slice(numkeysAt + 1, endAt), end, most }
}

function parseMost(options: readonly ByteString[]): number | ErrorReply {
  if (options.length === 0) return 1
  if (options.length < 2 || options[0].toUpperCase() !== 'COUNT') return SYNTAX_ERROR
  const most = parseAtLeast(1, options[1], COUNT_NOT_POSITIVE)
  return options.length > 2 && typeof most === 'number' ? SYNTAX_ERROR : most
}

/** The first key that has a list, with the elements taken off it; undefined where none has. */
export function popFirst(
  context: CommandContext,
  { keys, end, most }: MultiPop,
): Reply | undefined {
  for (const key of keys) {
    const list = lookupList(context, key)
    if (list instanceof ErrorReply) return list
    if (list !== undefined) return [key, take(context, key, list, { end, most })]
  }
  return undefined
}
