import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { HashValue } from '../../keyspace/hash-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { COUNT_TOO_LARGE } from '../../reply/errors/hashes.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseSignedCount } from '../parse.js'
import { anySlots, differentSlots } from '../random-slots.js'
import { deleteExpiredFields } from './live-fields.js'
import { lookupHash } from './lookup-hash.js'

/** With values, twice the count has to fit an int64. */
const MOST_WITH_VALUES = 2n ** 62n - 1n

export const hrandfield = defineCommand<CommandContext>({
  name: 'hrandfield',
  arity: -2,
  flags: ['readonly', { flag: 'random', before: '7.0' }],
  categories: ['hash'],
  keys: [keyAt(1, 'RO access')],
  run: (context, argv) => {
    if (argv.length === 2) return oneField(context, argv[1])
    const count = parseSignedCount(argv[2])
    if (count instanceof ErrorReply) return count
    const withValues = argv.length === 4 && argv[3].toUpperCase() === 'WITHVALUES'
    if (argv.length > 4 || (argv.length === 4 && !withValues)) return SYNTAX_ERROR
    if (withValues && isTooLargeWithValues(BigInt(argv[2]))) return COUNT_TOO_LARGE
    return manyFields(context, argv[1], count, withValues)
  },
})

function isTooLargeWithValues(count: bigint): boolean {
  return count > MOST_WITH_VALUES || count < -MOST_WITH_VALUES
}

function oneField(context: CommandContext, key: ByteString): Reply {
  const hash = lookupHash(context, key)
  if (hash === undefined) return null
  if (hash instanceof ErrorReply) return hash
  if (deleteExpiredFields(context, key, hash)) return null
  return hash.fieldAt(Math.floor(context.random() * hash.size))
}

function manyFields(
  context: CommandContext,
  key: ByteString,
  count: number,
  withValues: boolean,
): Reply {
  const hash = lookupHash(context, key)
  if (hash === undefined) return []
  if (hash instanceof ErrorReply) return hash
  if (deleteExpiredFields(context, key, hash)) return []
  const fields = pick(context, hash, count)
  if (!withValues) return fields
  const pairs = fields.map((field) => [field, hash.get(field) as ByteString])
  return context.resp === 3 ? pairs : pairs.flat()
}

function pick(context: CommandContext, hash: HashValue, count: number): ByteString[] {
  if (count >= hash.size) return [...hash.fields()]
  const random = () => context.random()
  const slots =
    count < 0 ? anySlots(hash.size, -count, random) : differentSlots(hash.size, count, random)
  return slots.map((slot) => hash.fieldAt(slot))
}
