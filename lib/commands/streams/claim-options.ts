import type { StreamId } from '../../keyspace/stream-id.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  unknownClaimOption,
  XCLAIM_IDLE,
  XCLAIM_MIN_IDLE,
  XCLAIM_RETRYCOUNT,
  XCLAIM_TIME,
} from '../../reply/errors/stream-groups.js'
import { ErrorReply } from '../../reply/reply.js'
import { parseInt64, parseInteger } from '../parse.js'
import { parseId } from './ids.js'

/** Where the IDs begin. */
const IDS = 5

/** What XCLAIM is asked for, besides who claims. */
export interface ClaimOrder {
  minIdle: number
  readonly ids: readonly StreamId[]
  /** When the entries count as delivered, in milliseconds since 1970. */
  deliveryTime: number
  /** `RETRYCOUNT`; undefined to count one more. */
  deliveryCount: bigint | undefined
  /** `LASTID`: how far the group has read, at least. */
  lastId: StreamId
  isForced: boolean
  isJustIds: boolean
}

export function parseClaim(argv: readonly ByteString[], now: number): ClaimOrder | ErrorReply {
  const minIdle = parseInteger(argv[IDS - 1], XCLAIM_MIN_IDLE)
  if (minIdle instanceof ErrorReply) return minIdle
  const ids = parseIds(argv)
  const order: ClaimOrder = {
    minIdle: Math.max(0, minIdle),
    ids,
    deliveryTime: now,
    deliveryCount: undefined,
    lastId: 0n,
    isForced: false,
    isJustIds: false,
  }
  for (let at = IDS + ids.length; at < argv.length; ) {
    const read = readOption(order, argv[at], argv[at + 1], now)
    if (read instanceof ErrorReply) return read
    at += read
  }
  // A time to come, or none that there is, is not worth an error.
  const isSound = order.deliveryTime >= 0 && order.deliveryTime <= now
  return isSound ? order : { ...order, deliveryTime: now }
}

/** What is no ID is an option. */
function parseIds(argv: readonly ByteString[]): StreamId[] {
  const ids: StreamId[] = []
  for (const text of argv.slice(IDS)) {
    const id = parseId(text, 0n)
    if (id instanceof ErrorReply) break
    ids.push(id)
  }
  return ids
}

/** @returns how many arguments the option took. */
function readOption(
  order: ClaimOrder,
  word: ByteString,
  value: ByteString | undefined,
  now: number,
): number | ErrorReply {
  const option = word.toUpperCase()
  if (option === 'FORCE') order.isForced = true
  else if (option === 'JUSTID') order.isJustIds = true
  else if (value === undefined || !TAKES_VALUE.has(option)) return unknownClaimOption(word)
  else return readValue(order, option, value, now) ?? 2
  return 1
}

const TAKES_VALUE = new Set(['IDLE', 'TIME', 'RETRYCOUNT', 'LASTID'])

function readValue(
  order: ClaimOrder,
  option: string,
  text: ByteString,
  now: number,
): ErrorReply | undefined {
  if (option === 'LASTID') {
    const id = parseId(text, 0n)
    if (id instanceof ErrorReply) return id
    order.lastId = id
  } else if (option === 'RETRYCOUNT') {
    const count = parseInt64(text)
    if (count === undefined) return XCLAIM_RETRYCOUNT
    order.deliveryCount = count < 0n ? undefined : count
  } else {
    const isIdle = option === 'IDLE'
    const time = parseInteger(text, isIdle ? XCLAIM_IDLE : XCLAIM_TIME)
    if (time instanceof ErrorReply) return time
    order.deliveryTime = isIdle ? now - time : time
  }
  return undefined
}
