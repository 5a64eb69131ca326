import type { ByteString } from '../reply/byte-string.js'
import { SYNTAX_ERROR } from '../reply/errors/common.js'
import { COUNT_NOT_POSITIVE, NUMKEYS_NOT_POSITIVE } from '../reply/errors/lists.js'
import { ErrorReply } from '../reply/reply.js'
import { parseAtLeast } from './parse.js'

/** What LMPOP, ZMPOP and their blocking forms are asked for. */
export interface MultiPop<End> {
  readonly keys: readonly ByteString[]
  readonly end: End
  readonly most: number
}

/** Reads `numkeys key… end [COUNT count]`, the count of keys at a place of argv. */
export function parseMultiPop<End>(
  argv: readonly ByteString[],
  numkeysAt: number,
  parseEnd: (word: ByteString) => End | ErrorReply,
): MultiPop<End> | ErrorReply {
  const numkeys = parseAtLeast(1, argv[numkeysAt], NUMKEYS_NOT_POSITIVE)
  if (numkeys instanceof ErrorReply) return numkeys
  const endAt = numkeysAt + numkeys + 1
  if (endAt >= argv.length) return SYNTAX_ERROR
  const end = parseEnd(argv[endAt])
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
