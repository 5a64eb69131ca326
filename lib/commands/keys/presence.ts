import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt, keysFrom } from '../../command/key-spec.js'
import type { FreeCause } from '../../keyspace/database.js'
import { Status } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'

const NO_TYPE = new Status('none')
/** A status of its own for each name, since TYPE is asked often. */
const TYPES = Object.fromEntries(
  ['string', 'list', 'set', 'zset', 'hash', 'stream'].map((name) => [name, new Status(name)]),
)

export const del = defineDelete('del', ['write'], 'user-del')
/** UNLINK gives memory back in the background, which only INFO shows here. */
export const unlink = defineDelete('unlink', ['write', 'fast'], 'unlink')

function defineDelete(
  name: string,
  flags: readonly ('write' | 'fast')[],
  cause: FreeCause,
): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name,
    arity: -2,
    flags,
    categories: ['keyspace'],
    keys: [keysFrom(1, 'RM delete')],
    run: (context, argv) => {
      let deleted = 0
      for (let i = 1; i < argv.length; i++) {
        if (!context.db.has(argv[i])) continue
        context.db.delete(argv[i], cause)
        changed(context, argv[i], 'g', 'del')
        deleted++
      }
      return deleted
    },
  })
}

export const exists = defineCommand<CommandContext>({
  name: 'exists',
  arity: -2,
  flags: ['readonly', 'fast'],
  categories: ['keyspace'],
  keys: [keysFrom(1, 'RO')],
  run: ({ db }, argv) => argv.slice(1).filter((key) => db.has(key)).length,
})

export const touch = defineCommand<CommandContext>({
  name: 'touch',
  arity: -2,
  flags: ['readonly', 'fast'],
  categories: ['keyspace'],
  keys: [keysFrom(1, 'RO')],
  run: ({ db }, argv) => argv.slice(1).filter((key) => db.touch(key)).length,
})

export const type = defineCommand<CommandContext>({
  name: 'type',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['keyspace'],
  keys: [keyAt(1, 'RO')],
  run: ({ db }, [, key]) => {
    const value = db.peek(key)
    return value === undefined ? NO_TYPE : TYPES[value.type]
  },
})
