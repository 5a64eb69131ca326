import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { combine, countIntersection } from './combine.js'
import { type Operation, parseCombine } from './combine-arguments.js'
import { sortedSetLimits } from './lookup-sorted-set.js'
import { storeSortedSet } from './range.js'
import { membersOnly, withScores } from './scored-reply.js'

export const zunion = defineCombine('zunion', 'union')
export const zinter = defineCombine('zinter', 'inter')
export const zdiff = defineCombine('zdiff', 'diff')
export const zunionstore = defineStore('zunionstore', 'union')
export const zinterstore = defineStore('zinterstore', 'inter')
export const zdiffstore = defineStore('zdiffstore', 'diff')

function defineCombine(name: string, operation: Operation): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -3,
    flags: ['readonly', 'movablekeys'],
    categories: ['sortedset'],
    keys: [{ access: 'RO access', countAt: 1 }],
    run: (context, argv) => {
      const asked = parseCombine(context, argv, 1, { name, operation, use: 'reply' })
      if (asked instanceof ErrorReply) return asked
      // What is not stored does not take the small encoding, which loses the sign of a zero.
      const limits = { ...sortedSetLimits(context), losesNegativeZero: false }
      const entries = combine(operation, asked, limits).entries()
      return asked.withScores ? withScores(context, entries) : membersOnly(entries)
    },
  })
}

function defineStore(name: string, operation: Operation): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -4,
    flags: ['write', 'denyoom', 'movablekeys'],
    categories: ['sortedset'],
    keys: [keyAt(1, 'OW update'), { access: 'RO access', countAt: 2 }],
    run: (context, argv) => {
      const asked = parseCombine(context, argv, 2, { name, operation, use: 'store' })
      if (asked instanceof ErrorReply) return asked
      return storeSortedSet(
        context,
        argv[1],
        combine(operation, asked, sortedSetLimits(context)),
        name,
      )
    },
  })
}

export const zintercard = defineCommand<CommandContext>({
  name: 'zintercard',
  arity: -3,
  flags: ['readonly', 'movablekeys'],
  categories: ['sortedset'],
  keys: [{ access: 'RO access', countAt: 1 }],
  since: '7.0',
  run: (context, argv) => {
    const asked = parseCombine(context, argv, 1, {
      name: 'zintercard',
      operation: 'inter',
      use: 'count',
    })
    if (asked instanceof ErrorReply) return asked
    return countIntersection(asked.operands, asked.limit)
  },
})
