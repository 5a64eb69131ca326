import { defineCommand } from '../../command/define-command.js'
import { keysFrom } from '../../command/key-spec.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { unpairedArguments } from '../../reply/errors/strings.js'
import { OK } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { setString, wasSet } from './string-key.js'

export const mget = defineCommand<CommandContext>({
  name: 'mget',
  arity: -2,
  flags: ['readonly', 'fast'],
  categories: ['string'],
  keys: [keysFrom(1, 'RO access')],
  run: ({ db }, argv) =>
    argv.slice(1).map((key) => {
      const value = db.get(key)
      return value instanceof StringValue ? value.bytes : null
    }),
})

export const mset = defineCommand<CommandContext>({
  name: 'mset',
  arity: -3,
  flags: ['write', 'denyoom'],
  categories: ['string'],
  keys: [keysFrom(1, 'OW update', 2)],
  run: (context, argv) => {
    if (argv.length % 2 === 0) return unpairedArguments(context.version, 'mset')
    setPairs(context, argv)
    return OK
  },
})

export const msetnx = defineCommand<CommandContext>({
  name: 'msetnx',
  arity: -3,
  flags: ['write', 'denyoom'],
  categories: ['string'],
  keys: [keysFrom(1, 'OW insert', 2)],
  run: (context, argv) => {
    if (argv.length % 2 === 0) return unpairedArguments(context.version, 'msetnx')
    for (let i = 1; i < argv.length; i += 2) if (context.db.touch(argv[i])) return 0
    setPairs(context, argv)
    return 1
  },
})

function setPairs(context: CommandContext, argv: readonly ByteString[]): void {
  for (let i = 1; i < argv.length; i += 2) {
    setString(context, argv[i], argv[i + 1])
    wasSet(context, argv[i])
  }
}
