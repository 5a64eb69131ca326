import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { blmove, blmpop, blpop, brpop, brpoplpush } from './blocking.js'
import { linsert, lrem, lset, ltrim } from './edit.js'
import { lmove, rpoplpush } from './move.js'
import { lmpop, lpop, rpop } from './pop.js'
import { lpos } from './positions.js'
import { lpush, lpushx, rpush, rpushx } from './push.js'
import { lindex, llen, lrange } from './read.js'

/** The commands of lists. @see https://redis.io/docs/latest/commands/?group=list */
export const listCommands: readonly CommandDefinition<CommandContext>[] = [
  blmove,
  blmpop,
  blpop,
  brpop,
  brpoplpush,
  lindex,
  linsert,
  llen,
  lmove,
  lmpop,
  lpop,
  lpos,
  lpush,
  lpushx,
  lrange,
  lrem,
  lset,
  ltrim,
  rpop,
  rpoplpush,
  rpush,
  rpushx,
]
