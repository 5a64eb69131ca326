import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { ErrorReply, SetReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseCursor, parseScanOptions } from '../scan-options.js'
import { lookupSet } from './lookup-set.js'

export const scard = defineCommand<CommandContext>({
  name: 'scard',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['set'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key]) => {
    const set = lookupSet(context, key)
    return set instanceof ErrorReply ? set : (set?.size ?? 0)
  },
})

export const sismember = defineCommand<CommandContext>({
  name: 'sismember',
  arity: 3,
  flags: ['readonly', 'fast'],
  categories: ['set'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key, member]) => {
    const set = lookupSet(context, key)
    if (set instanceof ErrorReply) return set
    return set?.has(member) ? 1 : 0
  },
})

export const smismember = defineCommand<CommandContext>({
  name: 'smismember',
  arity: -3,
  flags: ['readonly', 'fast'],
  categories: ['set'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const set = lookupSet(context, argv[1])
    if (set instanceof ErrorReply) return set
    return argv.slice(2).map((member) => (set?.has(member) ? 1 : 0))
  },
})

export const smembers = defineCommand<CommandContext>({
  name: 'smembers',
  arity: 2,
  flags: ['readonly', { flag: 'sort_for_script', before: '7.0' }],
  categories: ['set'],
  keys: [keyAt(1, 'RO access')],
  run: (context, [, key]) => {
    const set = lookupSet(context, key)
    return set instanceof ErrorReply ? set : new SetReply([...(set?.members() ?? [])])
  },
})

export const sscan = defineCommand<CommandContext>({
  name: 'sscan',
  arity: -3,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['set'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    const cursor = parseCursor(argv[2], context.version)
    if (cursor instanceof ErrorReply) return cursor
    const set = lookupSet(context, argv[1])
    if (set === undefined) return ['0', []]
    if (set instanceof ErrorReply) return set
    const options = parseScanOptions('SSCAN', argv, 3, context.version)
    if (options instanceof ErrorReply) return options
    const step = set.scan(cursor, options.count)
    return [step.cursor.toString(), step.keys.filter(options.matches)]
  },
})
