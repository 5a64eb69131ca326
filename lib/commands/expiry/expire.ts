import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { Replicated } from '../../command/replicated.js'
import type { Expiry } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER } from '../../reply/errors/common.js'
import { GT_WITH_LT, NX_WITH_OTHERS, unsupportedExpireOption } from '../../reply/errors/keys.js'
import { invalidExpireTime } from '../../reply/errors/strings.js'
import { integerReply } from '../../reply/integer.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { deletion } from '../deletion.js'
import { changed } from '../lookup.js'
import { parseInt64 } from '../parse.js'

const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)
const MILLISECONDS = 1000n

/** Which of the four commands: its name, and how it counts time. */
interface ExpireForm {
  readonly name: string
  readonly isSeconds: boolean
  readonly isAbsolute: boolean
}

interface Conditions {
  nx: boolean
  xx: boolean
  gt: boolean
  lt: boolean
}

export const expire = defineExpire({ name: 'expire', isSeconds: true, isAbsolute: false })
export const pexpire = defineExpire({ name: 'pexpire', isSeconds: false, isAbsolute: false })
export const expireat = defineExpire({ name: 'expireat', isSeconds: true, isAbsolute: true })
export const pexpireat = defineExpire({ name: 'pexpireat', isSeconds: false, isAbsolute: true })

function defineExpire(form: ExpireForm): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name: form.name,
    arity: -3,
    olderArity: { before: '7.0', arity: 3 },
    flags: ['write', 'fast'],
    categories: ['keyspace'],
    keys: [keyAt(1, 'RW update')],
    run: (context, argv) => {
      const conditions = parseConditions(argv)
      if (conditions instanceof ErrorReply) return conditions
      const at = parseTime(context, form, argv[2])
      return at instanceof ErrorReply ? at : expireKey(context, argv[1], at, conditions)
    },
    replicatedAs: (context, argv) => expireAsReplicated(context, form, argv),
  })
}

/** A key that went at once is deleted; from 7.0 on any time is one since 1970, in milliseconds. */
function expireAsReplicated(
  context: CommandContext,
  { isSeconds, isAbsolute }: ExpireForm,
  argv: readonly ByteString[],
): Replicated {
  const [, key, , ...conditions] = argv
  const at = context.db.expiryOf(key)
  if (at === undefined) return deletion(context, key, 'lazyfree-lazy-expire')
  if (context.version < '7.0' || (isAbsolute && !isSeconds)) return argv
  return ['PEXPIREAT', key, `${at}`, ...conditions]
}

function parseConditions(argv: readonly ByteString[]): Conditions | ErrorReply {
  const conditions = { nx: false, xx: false, gt: false, lt: false }
  for (const option of argv.slice(3)) {
    const word = option.toLowerCase()
    if (!Object.hasOwn(conditions, word)) return unsupportedExpireOption(option)
    conditions[word as keyof Conditions] = true
  }
  const { nx, xx, gt, lt } = conditions
  if (nx && (xx || gt || lt)) return NX_WITH_OTHERS
  return gt && lt ? GT_WITH_LT : conditions
}

function parseTime(
  context: CommandContext,
  { name, isSeconds, isAbsolute }: ExpireForm,
  text: ByteString,
): Expiry | ErrorReply {
  const time = parseInt64(text)
  if (time === undefined) return NOT_AN_INTEGER
  const milliseconds = isSeconds ? time * MILLISECONDS : time
  const at = isAbsolute ? milliseconds : milliseconds + BigInt(context.now())
  if (milliseconds < INT64_MIN || milliseconds > INT64_MAX || at > INT64_MAX) {
    return invalidExpireTime(context.version, name)
  }
  return integerReply(at)
}

function expireKey(
  context: CommandContext,
  key: ByteString,
  at: Expiry,
  conditions: Conditions,
): Reply {
  const { db } = context
  if (!db.touch(key) || !obeys(conditions, db.expiryOf(key), at)) return 0
  if (at <= context.now()) {
    db.delete(key, 'expire')
    changed(context, key, 'g', 'del')
    return 1
  }
  db.setExpiry(key, at)
  changed(context, key, 'g', 'expire')
  return 1
}

/** A key without a time of expiry counts as one that expires at the end of time. */
function obeys({ nx, xx, gt, lt }: Conditions, current: Expiry | undefined, at: Expiry): boolean {
  if (nx && current !== undefined) return false
  if (xx && current === undefined) return false
  if (gt && (current === undefined || at <= current)) return false
  return !(lt && current !== undefined && at >= current)
}
