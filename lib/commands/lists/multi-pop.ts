import type { ListEnd } from '../../keyspace/list-value.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import type { MultiPop } from '../multi-pop-arguments.js'
import { lookupList } from './lookup-list.js'
import { take } from './take.js'

/** The command that pops of each end. */
export const POP_OF = { LEFT: 'LPOP', RIGHT: 'RPOP' } as const

/** The first key that has a list, with the elements taken off it; undefined where none has. */
export function popFirst(
  context: CommandContext,
  { keys, end, most }: MultiPop<ListEnd>,
): Reply | undefined {
  for (const key of keys) {
    const list = lookupList(context, key)
    if (list instanceof ErrorReply) return list
    if (list !== undefined) return [key, take(context, key, list, { end, most })]
  }
  return undefined
}
