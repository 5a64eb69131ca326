import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { xadd } from './add.js'
import { xdel, xlen, xsetid, xtrim } from './edit.js'
import { streamInfoCommands } from './info.js'
import { xread } from './read.js'
import { xrange, xrevrange } from './read-range.js'

/** The commands of streams, those of consumer groups aside. */
export const streamCommands: readonly CommandDefinition<CommandContext>[] = [
  xadd,
  xdel,
  ...streamInfoCommands,
  xlen,
  xrange,
  xread,
  xrevrange,
  xsetid,
  xtrim,
]
