import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { Effects, type Replicated } from '../../command/replicated.js'
import type { HashValue } from '../../keyspace/hash-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  invalidFieldExpireTime,
  NEGATIVE_EXPIRE_TIME,
  NUMFIELDS_TOO_SMALL,
} from '../../reply/errors/hashes.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { deleteIfEmpty } from '../lookup.js'
import { parseInteger } from '../parse.js'
import { NO_SUCH_FIELD, parseFields } from './field-arguments.js'
import { lookupHash } from './lookup-hash.js'

/** The last time, in milliseconds since 1970, at which a field may expire. */
const MOST_EXPIRY = 2 ** 46 - 1

const CONDITION_NOT_MET = 0
const EXPIRY_SET = 1
const DELETED_AT_ONCE = 2

type Condition = 'NX' | 'XX' | 'GT' | 'LT'

interface ExpireForm {
  readonly name: string
  readonly unitMs: 1 | 1000
  readonly isAbsolute: boolean
}

export const hexpire = defineExpire({ name: 'hexpire', unitMs: 1000, isAbsolute: false })
export const hpexpire = defineExpire({ name: 'hpexpire', unitMs: 1, isAbsolute: false })
export const hexpireat = defineExpire({ name: 'hexpireat', unitMs: 1000, isAbsolute: true })
export const hpexpireat = defineExpire({ name: 'hpexpireat', unitMs: 1, isAbsolute: true })

function defineExpire(form: ExpireForm): CommandDefinition<CommandContext> {
  return defineCommand({
    name: form.name,
    arity: -6,
    flags: ['write', 'denyoom', 'fast'],
    categories: ['hash'],
    keys: [keyAt(1, 'RW update')],
    since: '7.4',
    run: (context, argv) => {
      const hash = lookupHash(context, argv[1])
      if (hash instanceof ErrorReply) return hash
      const at = parseExpiry(context, form, argv[2])
      if (at instanceof ErrorReply) return at
      const condition = parseCondition(argv[3])
      const fields = parseFields(argv, condition === undefined ? 3 : 4, NUMFIELDS_TOO_SMALL)
      if (fields instanceof ErrorReply) return fields
      if (hash === undefined) return fields.map(() => NO_SUCH_FIELD)
      return expireFields(context, argv[1], hash, { fields, at, condition })
    },
    replicatedAs: (context, argv, reply) => expireAsReplicated(context, form, argv, reply),
  })
}

/** A time since 1970 for the fields that got it, or the deletion of those that went at once. */
function expireAsReplicated(
  context: CommandContext,
  form: ExpireForm,
  argv: readonly ByteString[],
  reply: Reply,
): Replicated {
  const [, key, time, ...rest] = argv
  const results = reply as readonly number[]
  const fieldsAt = parseCondition(argv[3]) === undefined ? 2 : 3
  const fields = rest.slice(fieldsAt)
  const took = (result: number) => fields.filter((_, at) => results[at] === result)
  const deleted = took(DELETED_AT_ONCE)
  if (deleted.length > 0) return new Effects(deleted.map((field) => ['HDEL', key, field]))
  const set = took(EXPIRY_SET)
  const words = rest.slice(0, fieldsAt - 1)
  return [
    'HPEXPIREAT',
    key,
    `${parseExpiry(context, form, time)}`,
    ...words,
    `${set.length}`,
    ...set,
  ]
}

function parseExpiry(
  context: CommandContext,
  { name, unitMs, isAbsolute }: ExpireForm,
  text: ByteString,
): number | ErrorReply {
  const time = parseInteger(text)
  if (time instanceof ErrorReply) return time
  if (time < 0) return NEGATIVE_EXPIRE_TIME
  const at = time * unitMs + (isAbsolute ? 0 : context.now())
  return at > MOST_EXPIRY ? invalidFieldExpireTime(name) : at
}

function parseCondition(text: ByteString): Condition | undefined {
  const word = text.toUpperCase()
  return word === 'NX' || word === 'XX' || word === 'GT' || word === 'LT' ? word : undefined
}

interface Order {
  readonly fields: readonly ByteString[]
  readonly at: number
  readonly condition: Condition | undefined
}

function expireFields(
  context: CommandContext,
  key: ByteString,
  hash: HashValue,
  { fields, at, condition }: Order,
): Reply {
  hash.makeExpiring()
  const isOver = at <= context.now()
  const results = fields.map((field) => expireField(hash, field, { at, condition, isOver }))
  const deleted = results.filter((result) => result === DELETED_AT_ONCE).length
  const isDeleting = deleted > 0
  if (!isDeleting && !results.includes(EXPIRY_SET)) return results
  if (hash.nextExpiry !== undefined) context.db.schedulePartExpiry(key, hash.nextExpiry)
  context.db.signalPartsExpired(deleted)
  context.db.signalModified(key)
  context.notify('h', isDeleting ? 'hdel' : 'hexpire', key)
  deleteIfEmpty(context, key, hash)
  return results
}

function expireField(
  hash: HashValue,
  field: ByteString,
  { at, condition, isOver }: { at: number; condition: Condition | undefined; isOver: boolean },
): number {
  if (!hash.has(field)) return NO_SUCH_FIELD
  if (!isMet(condition, hash.expiryOf(field), at)) return CONDITION_NOT_MET
  if (isOver) {
    hash.delete(field)
    return DELETED_AT_ONCE
  }
  hash.setExpiry(field, at)
  return EXPIRY_SET
}

/** A field without a time counts as one that never expires, so any time is less. */
function isMet(condition: Condition | undefined, before: number | undefined, at: number): boolean {
  if (condition === undefined) return true
  if (before === undefined) return condition === 'NX' || condition === 'LT'
  if (condition === 'GT') return at > before
  return condition === 'LT' ? at < before : condition === 'XX'
}
