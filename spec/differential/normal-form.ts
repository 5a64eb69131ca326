import type { ByteString } from '../../lib/reply/byte-string.js'
import type { WireReply } from './wire.js'

/** Commands whose reply has no order, or an order of the server's hash tables. */
const UNORDERED = new Set([
  'hgetall',
  'hkeys',
  'hrandfield',
  'hscan',
  'hvals',
  'keys',
  'scan',
  'sdiff',
  'sinter',
  'smembers',
  'spop',
  'srandmember',
  'sscan',
  'sunion',
  'zrandmember',
  'zscan',
])

/** Replies of pairs, which are sorted pair by pair. */
const PAIRS = new Set(['hgetall', 'hscan', 'zscan'])

/** Commands that answer a time left, which runs on between the two servers. */
const TIMES_LEFT = new Set(['ttl', 'pttl'])

/** Whether a command answers in an order that Redis gives. */
export function isOrdered(argv: readonly ByteString[]): boolean {
  return !UNORDERED.has(argv[0].toLowerCase())
}

/** A reply as it is compared: to the byte, but for the order and the clock where Redis gives none. */
export function normalForm(argv: readonly ByteString[], reply: WireReply): WireReply {
  const name = argv[0].toLowerCase()
  if (UNORDERED.has(name)) return sorted(reply, PAIRS.has(name) || isWithValues(argv))
  if (name === 'exec' && typeof reply !== 'string') return reply.map(withoutOrderOrClock)
  if (TIMES_LEFT.has(name) && typeof reply === 'string') return reply.replace(/^:[1-9].*/, ':left')
  if (name === 'pexpiretime' && typeof reply === 'string') return reply.replace(TIME, ':time')
  if (name === 'object' && typeof reply === 'string' && argv[1]?.toLowerCase() === 'idletime') {
    return reply.replace(/^:\d+$/, tensOfSeconds)
  }
  if (name === 'xpending' || name === 'xinfo') return withoutTimes(reply)
  return reply
}

/** Idle seconds to the last ten: one may pass between the two servers, and RESTORE sets ten. */
function tensOfSeconds(seconds: string): string {
  return `:${Math.floor(Number(seconds.slice(1)) / 10)}0`
}

/** A name in front of a time that has gone by. */
const IDLE = /^\$(idle|inactive)$/
/** A time of these years, in milliseconds. */
const TIME = /^:1\d{12}$/

/** Pending entries and consumers without when they were delivered or seen, and how long ago. */
function withoutTimes(reply: WireReply): WireReply {
  if (typeof reply === 'string') return reply.replace(TIME, ':time')
  const isPending = reply.length === 4 && reply.slice(2).every((item) => /^:/.test(String(item)))
  return reply.map((item, i) => {
    const isIdle = (isPending && i === 2) || IDLE.test(String(reply[i - 1]))
    return isIdle && item !== ':-1' ? ':idle' : withoutTimes(item)
  })
}

function isWithValues(argv: readonly ByteString[]): boolean {
  return /^with(values|scores)$/i.test(argv.at(-1) ?? '')
}

function sorted(reply: WireReply, inPairs: boolean): WireReply {
  if (typeof reply === 'string') return reply
  if (reply.length === 2 && Array.isArray(reply[1])) return [reply[0], sorted(reply[1], inPairs)]
  if (!inPairs) return [...reply].sort()
  const pairs: WireReply[] = []
  for (let i = 0; i < reply.length; i += 2) pairs.push(reply.slice(i, i + 2))
  return pairs.sort((a, b) => (String(a) < String(b) ? -1 : 1))
}

/** What EXEC holds of one command: which one it was is not known, so all that may differ goes. */
function withoutOrderOrClock(reply: WireReply): WireReply {
  if (typeof reply === 'string') return reply.replace(/^:[1-9]\d{4,}$/, ':large')
  return reply.flat(3).sort()
}
