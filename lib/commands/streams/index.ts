import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { xack } from './acknowledge.js'
import { xadd } from './add.js'
import { xautoclaim } from './auto-claim.js'
import { xclaim } from './claim.js'
import { xdel, xlen, xsetid, xtrim } from './edit.js'
import { groupCommands } from './group.js'
import { streamInfoCommands } from './info.js'
import { xpending } from './pending.js'
import { xread } from './read.js'
import { xreadgroup } from './read-group.js'
import { xrange, xrevrange } from './read-range.js'

/** The commands of streams and their consumer groups. */
export const streamCommands: readonly CommandDefinition<CommandContext>[] = [
  ...groupCommands,
  xack,
  xadd,
  xautoclaim,
  xclaim,
  xdel,
  ...streamInfoCommands,
  xlen,
  xpending,
  xrange,
  xread,
  xreadgroup,
  xrevrange,
  xsetid,
  xtrim,
]
