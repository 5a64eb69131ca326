import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ListEnd } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { listFill, lookupList, lookupOrCreateList } from './lookup-list.js'

export const lpush = definePush('lpush', 'LEFT', lookupOrCreateList)
export const rpush = definePush('rpush', 'RIGHT', lookupOrCreateList)
export const lpushx = definePush('lpushx', 'LEFT', lookupList)
export const rpushx = definePush('rpushx', 'RIGHT', lookupList)

function definePush(
  name: string,
  end: ListEnd,
  find: typeof lookupList,
): CommandDefinition<CommandContext> {
  return defineCommand({
    name,
    arity: -3,
    flags: ['write', 'denyoom', 'fast'],
    categories: ['list'],
    keys: [keyAt(1, 'RW insert')],
    run: (context, argv) => {
      const list = find(context, argv[1])
      if (list === undefined) return 0
      if (list instanceof ErrorReply) return list
      list.makeRoom(argv.slice(2), listFill(context))
      for (let i = 2; i < argv.length; i++) list.push(end, argv[i])
      changed(context, argv[1], 'l', pushEvent(end), argv.length - 2)
      return list.size
    },
  })
}

/** The keyspace event of a push at an end. */
export function pushEvent(end: ListEnd): ByteString {
  return end === 'LEFT' ? 'lpush' : 'rpush'
}
