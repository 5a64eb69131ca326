import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { idText, MAX_ID, type StreamId } from '../../keyspace/stream-id.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  XAUTOCLAIM_COUNT,
  XAUTOCLAIM_COUNT_TOO_HIGH,
  XAUTOCLAIM_MIN_IDLE,
} from '../../reply/errors/stream-groups.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInt64, parseInteger } from '../parse.js'
import { Claimant, forget } from './claim.js'
import { parseStart } from './ids.js'
import { type GroupPlace, lookupGroup } from './lookup-group.js'

const DEFAULT_COUNT = 100
/** How many pending entries are looked at for each that may be claimed. */
const ATTEMPTS = 10
const INT64_MAX = 2n ** 63n - 1n
/** From 7.0 on a list of so many IDs, of 16 bytes each, has to be made before. */
const MOST_LISTED = INT64_MAX / 16n
/** A machine does not have the memory for more. */
const MOST_IN_MEMORY = 2n ** 40n

interface AutoClaimOrder {
  readonly minIdle: number
  readonly start: StreamId
  count: bigint
  isJustIds: boolean
}

export const xautoclaim = defineCommand<CommandContext>({
  name: 'xautoclaim',
  arity: -6,
  flags: ['write', 'fast', { flag: 'random', before: '7.0' }],
  categories: ['stream'],
  keys: [keyAt(1, 'RW delete')],
  run: (context, argv) => {
    const order = parseOrder(context, argv)
    if (order instanceof ErrorReply) return order
    const place = lookupGroup(context, argv[1], argv[2])
    if (place instanceof ErrorReply) return place
    if (context.version >= '7.0' && order.count > MOST_IN_MEMORY) return XAUTOCLAIM_COUNT_TOO_HIGH
    return claim(context, place, argv[3], order)
  },
  // It goes to replicas entry by entry.
  replicatedAs: () => undefined,
})

function parseOrder(
  context: CommandContext,
  argv: readonly ByteString[],
): AutoClaimOrder | ErrorReply {
  const minIdle = parseInteger(argv[4], XAUTOCLAIM_MIN_IDLE)
  if (minIdle instanceof ErrorReply) return minIdle
  const start = parseStart(argv[5])
  if (start instanceof ErrorReply) return start
  const order: AutoClaimOrder = {
    minIdle: Math.max(0, minIdle),
    start,
    count: BigInt(DEFAULT_COUNT),
    isJustIds: false,
  }
  const most = context.version < '7.0' ? INT64_MAX : MOST_LISTED
  for (let at = 6; at < argv.length; at++) {
    const word = argv[at].toUpperCase()
    if (word === 'JUSTID') order.isJustIds = true
    else if (word === 'COUNT' && at + 1 < argv.length) {
      const count = parseInt64(argv[++at])
      if (count === undefined || count < 1n || count > most) return XAUTOCLAIM_COUNT
      order.count = count
    } else return SYNTAX_ERROR
  }
  return order
}

/** Each step finds its entry anew, as entries whose stream has them no more go on the way. */
function claim(
  context: CommandContext,
  place: GroupPlace,
  name: ByteString,
  { minIdle, start, count, isJustIds }: AutoClaimOrder,
): Reply {
  const { stream, group } = place
  const now = context.now()
  const claimant = new Claimant(context, place, name)
  const change = { deliveryTime: now, deliveryCount: undefined, isJustIds }
  const claimed: Reply[] = []
  const deleted: Reply[] = []
  let next = group.pending.firstFrom(start)
  for (let left = count * BigInt(ATTEMPTS); left > 0n && next !== undefined; left--) {
    if (BigInt(claimed.length + deleted.length) === count) break
    if (context.version >= '7.0' && stream.find(next.id) === undefined) {
      deleted.push(idText(next.id))
      forget(context, place, next)
    } else if (minIdle === 0 || now - next.deliveryTime >= minIdle) {
      claimed.push(claimant.take(next, change))
    }
    next = next.id === MAX_ID ? undefined : group.pending.firstFrom(next.id + 1n)
  }
  const cursor = idText(next?.id ?? 0n)
  return context.version < '7.0' ? [cursor, claimed] : [cursor, claimed, deleted]
}
