import { defineCommand } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { NUMKEYS_NOT_POSITIVE } from '../../reply/errors/lists.js'
import { LIMIT_NEGATIVE, NUMKEYS_TOO_LARGE } from '../../reply/errors/sets.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseAtLeast, parsePositive } from '../parse.js'
import { intersection } from './combine.js'
import { lookupIntersected } from './operands.js'

export const sintercard = defineCommand<CommandContext>({
  name: 'sintercard',
  arity: -3,
  flags: ['readonly', 'movablekeys'],
  categories: ['set'],
  keys: [{ access: 'RO access', countAt: 1 }],
  since: '7.0',
  run: (context, argv) => {
    const numkeys = parseAtLeast(1, argv[1], NUMKEYS_NOT_POSITIVE)
    if (numkeys instanceof ErrorReply) return numkeys
    if (numkeys > argv.length - 2) return NUMKEYS_TOO_LARGE
    const limit = parseLimit(argv.slice(2 + numkeys))
    if (limit instanceof ErrorReply) return limit
    const sets = lookupIntersected(context, argv.slice(2, 2 + numkeys))
    if (sets instanceof ErrorReply) return sets
    let cardinality = 0
    for (const _ of intersection(sets)) if (++cardinality === limit) break
    return cardinality
  },
})

/** Where LIMIT comes more than once the last one holds; 0, as none, is no limit. */
function parseLimit(options: readonly ByteString[]): number | ErrorReply {
  let limit = 0
  for (let at = 0; at < options.length; at += 2) {
    if (options[at].toUpperCase() !== 'LIMIT' || at + 1 === options.length) return SYNTAX_ERROR
    const parsed = parsePositive(options[at + 1], LIMIT_NEGATIVE)
    if (parsed instanceof ErrorReply) return parsed
    limit = parsed
  }
  return limit
}
