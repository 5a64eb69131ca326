import type { CommandDefinition } from '../command/define-command.js'
import { dataCommands } from '../commands/index.js'
import { connectionCommands } from './commands/connection.js'
import { transactionCommands } from './commands/transactions.js'
import type { ServerContext } from './server-context.js'

/** Every command of every version. */
export const allCommands: readonly CommandDefinition<ServerContext>[] = [
  ...dataCommands,
  ...connectionCommands,
  ...transactionCommands,
]
