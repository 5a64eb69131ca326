import { defineCommand } from '../../command/define-command.js'
import { matchesGlob } from '../../command/glob.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseCursor, parseScanOptions } from '../scan-options.js'

/** How often RANDOMKEY looks for a key whose time is not over. */
const MOST_TRIES = 100

export const keys = defineCommand<CommandContext>({
  name: 'keys',
  arity: 2,
  flags: ['readonly', { flag: 'sort_for_script', before: '7.0' }],
  categories: ['dangerous', 'keyspace'],
  run: ({ db }, [, pattern]) =>
    [...db.keys()].filter(
      (key) => (pattern === '*' || matchesGlob(pattern, key)) && !db.isExpired(key),
    ),
})

export const scan = defineCommand<CommandContext>({
  name: 'scan',
  arity: -2,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['keyspace'],
  run: ({ db, version }, argv) => {
    const cursor = parseCursor(argv[1], version)
    if (cursor instanceof ErrorReply) return cursor
    const options = parseScanOptions('SCAN', argv, 2, version)
    if (options instanceof ErrorReply) return options
    const { matches, type } = options
    const step = db.scan(cursor, options.count)
    const found = step.keys.filter((key) => matches(key) && hasType({ db }, key, type))
    return [String(step.cursor), found]
  },
})

export const randomkey = defineCommand<CommandContext>({
  name: 'randomkey',
  arity: 1,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['keyspace'],
  run: (context) => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const key = context.db.randomKey(context.random())
      if (key === undefined) return null
      if (context.db.has(key)) return key
    }
    return null
  },
})

/** A key whose time is over has no type. */
function hasType(
  { db }: Pick<CommandContext, 'db'>,
  key: ByteString,
  type: ByteString | undefined,
): boolean {
  const value = db.peek(key)
  if (value === undefined) return false
  return type === undefined || value.type === type.toLowerCase()
}
