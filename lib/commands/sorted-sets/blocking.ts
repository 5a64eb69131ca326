import { type Answer, type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { SortedSetValue } from '../../keyspace/sorted-set-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseMultiPop } from '../multi-pop-arguments.js'
import { countedPopAsReplicated } from '../popped.js'
import { parseTimeout } from '../timeout.js'
import { lookupSortedSet } from './lookup-sorted-set.js'
import { POP_OF, parseScoreEnd, popFirst, type ScoreEnd, take } from './pop.js'
import { scoredPairs } from './scored-reply.js'

export const bzpopmin = defineBlockingPop('bzpopmin', 'MIN')
export const bzpopmax = defineBlockingPop('bzpopmax', 'MAX')

function defineBlockingPop(name: string, end: ScoreEnd): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -3,
    flags: [
      'write',
      'fast',
      { flag: 'noscript', before: '7.2' },
      { flag: 'blocking', since: '7.0' },
    ],
    categories: ['sortedset', 'blocking'],
    keys: [{ access: 'RW access delete', first: 1, last: -2, step: 1 }],
    run: (context, argv) => {
      const timeoutMs = parseTimeout(context, argv[argv.length - 1])
      if (timeoutMs instanceof ErrorReply) return timeoutMs
      return blockForSortedSet(context, { keys: argv.slice(1, -1), timeoutMs }, (keys) =>
        popTriple(context, keys, end),
      )
    },
    replicatedAs: ({ version }, _argv, reply, hasWaited) => {
      const [key] = reply as readonly ByteString[]
      return [hasWaited && version === '6.2' ? POP_OF[end].toLowerCase() : POP_OF[end], key]
    },
  })
}

/** The first key that has a sorted set, the member taken off it and its score. */
function popTriple(
  context: CommandContext,
  keys: readonly ByteString[],
  end: ScoreEnd,
): Reply | undefined {
  for (const key of keys) {
    const set = lookupSortedSet(context, key)
    if (set instanceof ErrorReply) return set
    if (set !== undefined) {
      return [key, ...scoredPairs(context, take(context, key, set, { end, most: 1 })).flat()]
    }
  }
  return undefined
}

export const bzmpop = defineCommand<CommandContext>({
  name: 'bzmpop',
  arity: -5,
  flags: ['write', 'blocking', 'movablekeys'],
  categories: ['sortedset', 'blocking'],
  keys: [{ access: 'RW access delete', countAt: 2 }],
  since: '7.0',
  run: (context, argv) => {
    const timeoutMs = parseTimeout(context, argv[1])
    if (timeoutMs instanceof ErrorReply) return timeoutMs
    const order = parseMultiPop(argv, 2, parseScoreEnd)
    if (order instanceof ErrorReply) return order
    return blockForSortedSet(context, { keys: order.keys, timeoutMs }, (keys) =>
      popFirst(context, { ...order, keys }),
    )
  },
  replicatedAs: countedPopAsReplicated(POP_OF),
})

interface Wait {
  readonly keys: readonly ByteString[]
  readonly timeoutMs: number
}

/**
 * Answers at once where a key has a sorted set, else makes the client wait for one.
 * @param attempt is undefined where no key of those it is given has a sorted set.
 */
function blockForSortedSet(
  context: CommandContext,
  wait: Wait,
  attempt: (keys: readonly ByteString[]) => Reply | undefined,
): Answer {
  const serve = (ready: ByteString) => {
    if (!(context.db.get(ready) instanceof SortedSetValue)) return undefined
    // From 7.2 on the whole command runs again, before that the key that is ready is served.
    return attempt(context.version < '7.2' ? [ready] : wait.keys)
  }
  return attempt(wait.keys) ?? context.block({ ...wait, onTimeout: NULL_ARRAY, serve })
}
