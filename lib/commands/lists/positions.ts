import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  LPOS_COUNT_NEGATIVE,
  LPOS_MAXLEN_NEGATIVE,
  lposRankZero,
} from '../../reply/errors/lists.js'
import { ErrorReply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { CommandContext } from '../context.js'
import { parseInteger, parsePositive, parseSignedCount } from '../parse.js'
import { lookupList } from './lookup-list.js'

interface PositionOptions {
  /** Which match is the first to count; from the end where negative. */
  rank: number
  /** How many matches, 0 for all; one, not as an array, where it is absent. */
  count: number | undefined
  /** How many elements to look at, 0 for all. */
  maxlen: number
}

export const lpos = defineCommand<CommandContext>({
  name: 'lpos',
  arity: -3,
  flags: ['readonly'],
  categories: ['list'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const options = parseOptions(argv, context.version)
    if (options instanceof ErrorReply) return options
    const { rank, count, maxlen } = options
    const list = lookupList(context, argv[1])
    if (list === undefined) return count === undefined ? null : []
    if (list instanceof ErrorReply) return list
    const positions = list.positionsOf(argv[2], {
      most: (count ?? 1) || list.size,
      from: rank < 0 ? 'RIGHT' : 'LEFT',
      skip: Math.abs(rank) - 1,
      look: maxlen || list.size,
    })
    return count === undefined ? (positions[0] ?? null) : positions
  },
})

function parseOptions(
  argv: readonly ByteString[],
  version: RedisVersion,
): PositionOptions | ErrorReply {
  const options: PositionOptions = { rank: 1, count: undefined, maxlen: 0 }
  for (let at = 3; at < argv.length; at += 2) {
    if (at + 1 === argv.length) return SYNTAX_ERROR
    const refusal = readOption(options, argv[at].toUpperCase(), argv[at + 1], version)
    if (refusal !== undefined) return refusal
  }
  return options
}

function readOption(
  options: PositionOptions,
  name: string,
  text: ByteString,
  version: RedisVersion,
): ErrorReply | undefined {
  if (name === 'RANK') {
    const rank = version < '7.2' ? parseInteger(text) : parseSignedCount(text)
    if (rank instanceof ErrorReply) return rank
    if (rank === 0) return lposRankZero(version)
    options.rank = rank
  } else if (name === 'COUNT') {
    const count = parsePositive(text, LPOS_COUNT_NEGATIVE)
    if (count instanceof ErrorReply) return count
    options.count = count
  } else if (name === 'MAXLEN') {
    const maxlen = parsePositive(text, LPOS_MAXLEN_NEGATIVE)
    if (maxlen instanceof ErrorReply) return maxlen
    options.maxlen = maxlen
  } else return SYNTAX_ERROR
}
