import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseCursor, parseScanOptions } from '../scan-options.js'
import { isExpired } from './live-fields.js'
import { lookupHash } from './lookup-hash.js'

export const hscan = defineCommand<CommandContext>({
  name: 'hscan',
  arity: -3,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['hash'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const cursor = parseCursor(argv[2], context.version)
    if (cursor instanceof ErrorReply) return cursor
    const hash = lookupHash(context, argv[1])
    if (hash === undefined) return ['0', []]
    if (hash instanceof ErrorReply) return hash
    const options = parseScanOptions('HSCAN', argv, 3, context.version)
    if (options instanceof ErrorReply) return options
    const step = hash.scan(cursor, options.count)
    const items: ByteString[] = []
    for (const field of step.keys) {
      if (!options.matches(field) || isExpired(context, hash, field)) continue
      items.push(field)
      if (!options.noValues) items.push(hash.get(field) as ByteString)
    }
    return [step.cursor.toString(), items]
  },
})
