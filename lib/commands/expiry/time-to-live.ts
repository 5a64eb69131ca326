import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { integerReply } from '../../reply/integer.js'
import type { RedisVersion } from '../../reply/version.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'

const NO_SUCH_KEY = -2
const NO_EXPIRY = -1
const MILLISECONDS = 1000n
const HALF_A_SECOND = 500n

interface TimeForm {
  readonly name: string
  readonly isSeconds: boolean
  /** Whether the answer is a time since 1970, or the time left. */
  readonly isAbsolute: boolean
  readonly since?: RedisVersion
}

export const ttl = defineTime({ name: 'ttl', isSeconds: true, isAbsolute: false })
export const pttl = defineTime({ name: 'pttl', isSeconds: false, isAbsolute: false })
export const expiretime = defineTime({
  name: 'expiretime',
  isSeconds: true,
  isAbsolute: true,
  since: '7.0',
})
export const pexpiretime = defineTime({
  name: 'pexpiretime',
  isSeconds: false,
  isAbsolute: true,
  since: '7.0',
})

export const persist = defineCommand<CommandContext>({
  name: 'persist',
  arity: 2,
  flags: ['write', 'fast'],
  categories: ['keyspace'],
  keys: [keyAt(1, 'RW update')],
  run: (context, [, key]) => {
    if (!context.db.touch(key) || !context.db.clearExpiry(key)) return 0
    changed(context, key, 'g', 'persist')
    return 1
  },
})

function defineTime({
  isSeconds,
  isAbsolute,
  ...form
}: TimeForm): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    ...form,
    arity: 2,
    flags: isAbsolute
      ? ['readonly', 'fast']
      : ['readonly', 'fast', { flag: 'random', before: '7.0' }],
    categories: ['keyspace'],
    keys: [keyAt(1, 'RO access')],
    run: (context, [, key]) => {
      const { db } = context
      if (!db.has(key)) return NO_SUCH_KEY
      const at = db.expiryOf(key)
      if (at === undefined) return NO_EXPIRY
      const left = BigInt(at) - (isAbsolute ? 0n : BigInt(context.now()))
      const milliseconds = left < 0n ? 0n : left
      // Seconds are rounded to the nearest.
      return integerReply(isSeconds ? (milliseconds + HALF_A_SECOND) / MILLISECONDS : milliseconds)
    },
  })
}
