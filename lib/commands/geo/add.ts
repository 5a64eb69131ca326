import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { runZadd } from '../sorted-sets/add.js'
import { parsePosition } from './arguments.js'
import { scoreOf } from './geohash.js'

const OPTIONS = new Set(['NX', 'XX', 'CH'])
const ARGUMENTS_PER_MEMBER = 3

export const geoadd = defineCommand<CommandContext>({
  name: 'geoadd',
  arity: -5,
  flags: ['write', 'denyoom'],
  categories: ['geo'],
  keys: [keyAt(1, 'RW update')],
  run: (context, argv) => {
    const zadd = asZadd(argv)
    return zadd instanceof ErrorReply ? zadd : runZadd(context, zadd)
  },
  replicatedAs: (_context, argv) => {
    const zadd = asZadd(argv)
    return zadd instanceof ErrorReply ? undefined : zadd
  },
})

/** ZADD with the geohashes of positions as scores. */
function asZadd(argv: readonly ByteString[]): readonly ByteString[] | ErrorReply {
  let from = 2
  while (from < argv.length && OPTIONS.has(argv[from].toUpperCase())) from++
  const options = argv.slice(2, from)
  if ((argv.length - from) % ARGUMENTS_PER_MEMBER !== 0 || isContradiction(options)) {
    return SYNTAX_ERROR
  }
  const scored: ByteString[] = []
  for (let at = from; at < argv.length; at += ARGUMENTS_PER_MEMBER) {
    const position = parsePosition(argv[at], argv[at + 1])
    if (position instanceof ErrorReply) return position
    scored.push(scoreOf(position).toString(), argv[at + 2])
  }
  return ['zadd', argv[1], ...options, ...scored]
}

function isContradiction(options: readonly ByteString[]): boolean {
  const names = options.map((option) => option.toUpperCase())
  return names.includes('NX') && names.includes('XX')
}
