import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { StreamId } from '../../keyspace/stream-id.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseId } from './ids.js'
import { lookupStream } from './lookup-stream.js'

export const xack = defineCommand<CommandContext>({
  name: 'xack',
  arity: -4,
  flags: ['write', 'fast', { flag: 'random', before: '7.0' }],
  categories: ['stream'],
  keys: [keyAt(1, 'RW update')],
  run: (context, argv) => {
    const [, key, name, ...texts] = argv
    const stream = lookupStream(context, key)
    if (stream instanceof ErrorReply) return stream
    const group = stream?.groups.get(name)
    if (group === undefined) return 0
    const ids: StreamId[] = []
    for (const text of texts) {
      const id = parseId(text, 0n)
      if (id instanceof ErrorReply) return id
      ids.push(id)
    }
    const acknowledged = ids.filter((id) => group.acknowledge(id)).length
    if (acknowledged > 0) context.db.countChange(key, acknowledged)
    return acknowledged
  },
})
