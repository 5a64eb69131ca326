import type { CommandDefinition } from '../../command/define-command.js'
import type { CommandContext } from '../context.js'
import { expire, expireat, pexpire, pexpireat } from './expire.js'
import { expiretime, persist, pexpiretime, pttl, ttl } from './time-to-live.js'

/** The commands of expiry. @see https://redis.io/docs/latest/commands/expire/ */
export const expiryCommands: readonly CommandDefinition<CommandContext>[] = [
  expire,
  expireat,
  expiretime,
  persist,
  pexpire,
  pexpireat,
  pexpiretime,
  pttl,
  ttl,
]
