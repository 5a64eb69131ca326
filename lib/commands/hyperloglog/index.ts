import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { pfadd, pfcount, pfmerge } from './commands.js'
import { pfdebug } from './debug.js'
import { pfselftest } from './self-test.js'

/** @see https://redis.io/docs/latest/commands/?group=hyperloglog */
export const hyperloglogCommands: readonly CommandDefinition<CommandContext>[] = [
  pfadd,
  pfcount,
  pfdebug,
  pfmerge,
  pfselftest,
]
