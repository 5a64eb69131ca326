import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { copy, move } from './copy.js'
import { objectCommands } from './object.js'
import { del, exists, touch, type, unlink } from './presence.js'
import { rename, renamenx } from './rename.js'
import { keys, randomkey, scan } from './scan.js'

/** The commands of keys of any type. @see https://redis.io/docs/latest/commands/?group=generic */
export const keyCommands: readonly CommandDefinition<CommandContext>[] = [
  copy,
  del,
  exists,
  keys,
  move,
  ...objectCommands,
  randomkey,
  rename,
  renamenx,
  scan,
  touch,
  type,
  unlink,
]
