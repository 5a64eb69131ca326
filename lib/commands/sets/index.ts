import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { sdiff, sdiffstore, sinter, sinterstore, sunion, sunionstore } from './algebra.js'
import { sintercard } from './cardinality.js'
import { spop, srandmember } from './random.js'
import { scard, sismember, smembers, smismember, sscan } from './read.js'
import { sadd, smove, srem } from './write.js'

/** The commands of sets. @see https://redis.io/docs/latest/commands/?group=set */
export const setCommands: readonly CommandDefinition<CommandContext>[] = [
  sadd,
  scard,
  sdiff,
  sdiffstore,
  sinter,
  sintercard,
  ...sinterstore,
  sismember,
  smembers,
  smismember,
  smove,
  spop,
  srandmember,
  srem,
  sscan,
  sunion,
  sunionstore,
]
