import type { CommandDefinition } from '../command/define-command.js'
import type { CommandContext } from './context.js'

/** The commands that work on data, of all families. */
export const dataCommands: readonly CommandDefinition<CommandContext>[] = []
