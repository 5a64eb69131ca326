import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ListEnd } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { wrongArity } from '../../reply/errors/common.js'
import { ErrorReply, NULL_ARRAY, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseMultiPop } from '../multi-pop-arguments.js'
import { parsePositive } from '../parse.js'
import { countedPopAsReplicated } from '../popped.js'
import { parseListEnd } from './list-end.js'
import { lookupList } from './lookup-list.js'
import { POP_OF, popFirst } from './multi-pop.js'
import { take } from './take.js'

export const lpop = definePop('lpop', 'LEFT')
export const rpop = definePop('rpop', 'RIGHT')

function definePop(name: string, end: ListEnd): CommandDefinition<CommandContext> {
  return defineCommand({
    name,
    arity: -2,
    flags: ['write', 'fast'],
    categories: ['list'],
    keys: [keyAt(1, 'RW access delete')],
    run: (context, argv) => {
      if (argv.length > 3) return wrongArity(name)
      return argv.length === 2
        ? popOne(context, argv[1], end)
        : popMany(context, argv[1], end, argv[2])
    },
  })
}

function popOne(context: CommandContext, key: ByteString, end: ListEnd): Reply {
  const list = lookupList(context, key)
  if (list === undefined) return null
  if (list instanceof ErrorReply) return list
  return take(context, key, list, { end, most: 1 })[0]
}

function popMany(
  context: CommandContext,
  key: ByteString,
  end: ListEnd,
  countText: ByteString,
): Reply {
  const count = parsePositive(countText)
  if (count instanceof ErrorReply) return count
  const list = lookupList(context, key)
  if (list === undefined) return NULL_ARRAY
  if (list instanceof ErrorReply) return list
  return count === 0 ? [] : take(context, key, list, { end, most: count })
}

export const lmpop = defineCommand<CommandContext>({
  name: 'lmpop',
  arity: -4,
  flags: ['write', 'movablekeys'],
  categories: ['list'],
  keys: [{ access: 'RW access delete', countAt: 1 }],
  since: '7.0',
  run: (context, argv) => {
    const order = parseMultiPop(argv, 1, parseListEnd)
    if (order instanceof ErrorReply) return order
    return popFirst(context, order) ?? NULL_ARRAY
  },
  replicatedAs: countedPopAsReplicated(POP_OF),
})
