import { type Answer, type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { type ListEnd, ListValue } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseMultiPop } from '../multi-pop-arguments.js'
import { countedPopAsReplicated, popAsReplicated } from '../popped.js'
import { parseTimeout } from '../timeout.js'
import { parseListEnd } from './list-end.js'
import { lookupList } from './lookup-list.js'
import { type ListMove, moveElement, parseMove } from './move.js'
import { POP_OF, popFirst } from './multi-pop.js'
import { take } from './take.js'

export const blpop = defineBlockingPop('blpop', 'LEFT')
export const brpop = defineBlockingPop('brpop', 'RIGHT')

function defineBlockingPop(name: string, end: ListEnd): CommandDefinition<CommandContext> {
  return defineCommand({
    name,
    arity: -3,
    flags: ['write', { flag: 'noscript', before: '7.2' }, { flag: 'blocking', since: '7.0' }],
    categories: ['list', 'blocking'],
    keys: [{ access: 'RW access delete', first: 1, last: -2, step: 1 }],
    run: (context, argv) => {
      const timeoutMs = parseTimeout(context, argv[argv.length - 1])
      if (timeoutMs instanceof ErrorReply) return timeoutMs
      const keys = argv.slice(1, -1)
      return blockForList(context, { keys, timeoutMs, onTimeout: NULL_ARRAY }, (tried) =>
        popPair(context, tried, end),
      )
    },
    replicatedAs: popAsReplicated(end === 'LEFT' ? 'LPOP' : 'RPOP'),
  })
}

/** The first key that has a list, and the element taken off it; undefined where none has. */
function popPair(
  context: CommandContext,
  keys: readonly ByteString[],
  end: ListEnd,
): Reply | undefined {
  for (const key of keys) {
    const list = lookupList(context, key)
    if (list instanceof ErrorReply) return list
    if (list !== undefined) return [key, ...take(context, key, list, { end, most: 1 })]
  }
  return undefined
}

export const blmpop = defineCommand<CommandContext>({
  name: 'blmpop',
  arity: -5,
  flags: ['write', 'blocking', 'movablekeys'],
  categories: ['list', 'blocking'],
  keys: [{ access: 'RW access delete', countAt: 2 }],
  since: '7.0',
  run: (context, argv) => {
    const order = parseMultiPop(argv, 2, parseListEnd)
    if (order instanceof ErrorReply) return order
    const timeoutMs = parseTimeout(context, argv[1])
    if (timeoutMs instanceof ErrorReply) return timeoutMs
    return blockForList(context, { keys: order.keys, timeoutMs, onTimeout: NULL_ARRAY }, (keys) =>
      popFirst(context, { ...order, keys }),
    )
  },
  replicatedAs: countedPopAsReplicated(POP_OF),
})

export const blmove = defineCommand<CommandContext>({
  name: 'blmove',
  arity: 6,
  flags: [
    'write',
    'denyoom',
    { flag: 'noscript', before: '7.2' },
    { flag: 'blocking', since: '7.0' },
  ],
  categories: ['list', 'blocking'],
  keys: [keyAt(1, 'RW access delete'), keyAt(2, 'RW insert')],
  run: (context, argv) => {
    const move = parseMove(argv)
    return move instanceof ErrorReply ? move : blockingMove(context, move, argv[5])
  },
  replicatedAs: ({ version }, [, source, destination, from, to], _reply, hasWaited) =>
    // Before 7.2 a client that waited is not heard again.
    hasWaited && version < '7.2'
      ? ['LMOVE', source, destination, from.toLowerCase(), to.toLowerCase()]
      : ['LMOVE', source, destination, from, to],
})

export const brpoplpush = defineCommand<CommandContext>({
  name: 'brpoplpush',
  arity: 4,
  flags: [
    'write',
    'denyoom',
    { flag: 'noscript', before: '7.2' },
    { flag: 'blocking', since: '7.0' },
  ],
  categories: ['list', 'blocking'],
  keys: [keyAt(1, 'RW access delete'), keyAt(2, 'RW insert')],
  run: (context, [, source, destination, timeout]) =>
    blockingMove(context, { source, destination, from: 'RIGHT', to: 'LEFT' }, timeout),
  replicatedAs: (_context, [, source, destination]) => ['RPOPLPUSH', source, destination],
})

function blockingMove(context: CommandContext, move: ListMove, timeoutText: ByteString): Answer {
  const timeoutMs = parseTimeout(context, timeoutText)
  if (timeoutMs instanceof ErrorReply) return timeoutMs
  const wait = { keys: [move.source], timeoutMs, onTimeout: NULL_ARRAY, whereDenied: null }
  return blockForList(context, wait, () => moveElement(context, move))
}

interface Wait {
  readonly keys: readonly ByteString[]
  readonly timeoutMs: number
  readonly onTimeout: Reply
  readonly whereDenied?: Reply
}

/**
 * Answers at once where a key has a list, else makes the client wait for one.
 * @param attempt is undefined where no key of those it is given has a list.
 */
function blockForList(
  context: CommandContext,
  wait: Wait,
  attempt: (keys: readonly ByteString[]) => Reply | undefined,
): Answer {
  const serve = (ready: ByteString) => {
    // A key that got a value of another type does not wake the client.
    if (!(context.db.get(ready) instanceof ListValue)) return undefined
    // From 7.2 on the whole command runs again, before that the key that is ready is served.
    return attempt(context.version < '7.2' ? [ready] : wait.keys)
  }
  return attempt(wait.keys) ?? context.block({ ...wait, serve })
}
