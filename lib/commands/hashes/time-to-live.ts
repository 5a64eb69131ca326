import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { HashValue } from '../../keyspace/hash-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { NO_EXPIRY, NO_SUCH_FIELD, parseFields } from './field-arguments.js'
import { isExpired } from './live-fields.js'
import { lookupHash } from './lookup-hash.js'

const PERSISTED = 1

interface TimeForm {
  readonly name: string
  readonly unitMs: 1 | 1000
  readonly isAbsolute: boolean
}

export const httl = defineTime({ name: 'httl', unitMs: 1000, isAbsolute: false })
export const hpttl = defineTime({ name: 'hpttl', unitMs: 1, isAbsolute: false })
export const hexpiretime = defineTime({ name: 'hexpiretime', unitMs: 1000, isAbsolute: true })
export const hpexpiretime = defineTime({ name: 'hpexpiretime', unitMs: 1, isAbsolute: true })

function defineTime({ name, unitMs, isAbsolute }: TimeForm): CommandDefinition<CommandContext> {
  return defineCommand({
    name,
    arity: -5,
    flags: ['readonly', 'fast'],
    categories: ['hash'],
    keys: [keyAt(1, 'RO access')],
    since: '7.4',
    run: (context, argv) => {
      const hash = lookupHash(context, argv[1])
      if (hash instanceof ErrorReply) return hash
      const fields = parseFields(argv, 2)
      if (fields instanceof ErrorReply) return fields
      const base = isAbsolute ? 0 : context.now()
      return fields.map((field) => {
        const at = expiryOf(context, hash, field)
        return at < 0 ? at : Math.ceil((at - base) / unitMs)
      })
    },
  })
}

function expiryOf(context: CommandContext, hash: HashValue | undefined, field: ByteString): number {
  if (!hash?.has(field)) return NO_SUCH_FIELD
  const at = hash.expiryOf(field)
  if (at === undefined) return NO_EXPIRY
  // At its very last moment Redis still reads a field, but of a listpack it tells no time any more.
  const isOver = hash.isListpack ? at <= context.now() : at < context.now()
  return isOver ? NO_SUCH_FIELD : at
}

export const hpersist = defineCommand<CommandContext>({
  name: 'hpersist',
  arity: -5,
  flags: ['write', 'fast'],
  categories: ['hash'],
  keys: [keyAt(1, 'RW update')],
  since: '7.4',
  run: (context, argv) => {
    const key = argv[1]
    const hash = lookupHash(context, key)
    if (hash instanceof ErrorReply) return hash
    const fields = parseFields(argv, 2)
    if (fields instanceof ErrorReply) return fields
    const results = fields.map((field) => persist(context, hash, field))
    if (results.includes(PERSISTED)) changed(context, key, 'h', 'hpersist')
    return results
  },
})

function persist(context: CommandContext, hash: HashValue | undefined, field: ByteString): number {
  if (!hash?.has(field) || isExpired(context, hash, field)) return NO_SUCH_FIELD
  return hash.clearExpiry(field) ? PERSISTED : NO_EXPIRY
}
