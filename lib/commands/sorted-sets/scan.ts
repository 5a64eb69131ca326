import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { scannedScore } from '../double-reply.js'
import { parseCursor, parseScanOptions } from '../scan-options.js'
import { lookupSortedSet } from './lookup-sorted-set.js'

export const zscan = defineCommand<CommandContext>({
  name: 'zscan',
  arity: -3,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['sortedset'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const cursor = parseCursor(argv[2], context.version)
    if (cursor instanceof ErrorReply) return cursor
    const set = lookupSortedSet(context, argv[1])
    if (set === undefined) return ['0', []]
    if (set instanceof ErrorReply) return set
    const options = parseScanOptions('ZSCAN', argv, 3, context.version)
    if (options instanceof ErrorReply) return options
    const step = set.scan(cursor, options.count)
    const encoding = set.encoding(context.version)
    const items: ByteString[] = []
    for (const member of step.keys) {
      if (!options.matches(member)) continue
      // Scores are bulk strings here in any protocol.
      items.push(member, scannedScore(set.score(member) as number, encoding, context.version))
    }
    return [step.cursor.toString(), items]
  },
})
