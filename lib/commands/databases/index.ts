import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { flushall, flushdb } from './flush.js'
import { dbsize, select, swapdb } from './select.js'

/** The commands of whole databases. */
export const databaseCommands: readonly CommandDefinition<CommandContext>[] = [
  dbsize,
  flushall,
  flushdb,
  select,
  swapdb,
]
