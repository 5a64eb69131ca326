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

/** A reply as it is compared: to the byte, but for the order and the clock where Redis gives none. */
export function normalForm(argv: readonly ByteString[], reply: WireReply): WireReply {
  const name = argv[0].toLowerCase()
  if (UNORDERED.has(name)) return sorted(reply, PAIRS.has(name) || isWithValues(argv))
  if (name === 'exec' && typeof reply !== 'string') return reply.map(withoutOrderOrClock)
  if (TIMES_LEFT.has(name) && typeof reply === 'string') return reply.replace(/^:[1-9].*/, ':left')
  return reply
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
