import type { ByteString } from '../../lib/reply/byte-string.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import type { VectorReply } from './vector-reply.js'

/** Replies without what no two servers have in common: times, order of hash tables, buffers. */
export function comparableReply(
  argv: readonly ByteString[],
  reply: VectorReply,
  version: RedisVersion,
): VectorReply {
  const [name, word] = argv.map((each) => each.toLowerCase())
  if (name === 'info') return counters(reply)
  if (name === '<~' || name === '<-') return withoutTimeOrClient(reply)
  if (!Array.isArray(reply)) {
    return name === 'acl' && version < '7.2' ? withSortedRules(reply) : reply
  }
  switch (name) {
    case 'hello':
      return masked(reply, ['id', 'version'])
    case 'slowlog':
      return reply.map(withoutTimeOrAddress)
    case 'latency':
      return latencies(word, reply)
    case 'function':
      return inAnyOrder(reply)
    case 'acl':
      return aclList(argv, reply, version)
    default:
      return reply
  }
}

function aclList(
  [, word, ...others]: readonly ByteString[],
  items: readonly VectorReply[],
  version: RedisVersion,
): VectorReply {
  const subcommand = word.toLowerCase()
  if (subcommand === 'log') return items.map(comparableEntry)
  if (subcommand === 'cat' && others.length > 0) return [...items].sort()
  return version < '7.2' ? withSortedRules([...items]) : [...items]
}

const OF_ITS_TIME = ['age-seconds', 'entry-id', 'timestamp-created', 'timestamp-last-updated']

function comparableEntry(entry: VectorReply): VectorReply {
  if (!Array.isArray(entry)) return entry
  return masked(entry, OF_ITS_TIME).map((item, i) =>
    entry[i - 1] === 'client-info'
      ? (String(item).match(/(flags|multi|cmd|user)=\S+/g) ?? []).join(' ')
      : item,
  )
}

/** Puts the name of a field in the place of its value. */
function masked(fields: readonly VectorReply[], names: readonly string[]): VectorReply[] {
  return fields.map((item, i) => {
    const name = fields[i - 1]
    return typeof name === 'string' && names.includes(name) ? `(${name})` : item
  })
}

/** Before 7.2 single commands come in the order of a hash table with a random seed. */
export function withSortedRules(reply: VectorReply): VectorReply {
  if (Array.isArray(reply)) return reply.map(withSortedRules)
  if (typeof reply !== 'string') return reply
  return reply.replace(
    /([+-]@all(?: [+-]@\w+)*)((?: [+-][a-z][^ )]*)+)/g,
    (_, start: string, rest: string) => `${start} ${rest.trim().split(' ').sort().join(' ')}`,
  )
}

const COUNTERS = /^(errorstat_|cmdstat_|acl_|number_of_(cached_scripts|functions|libraries))/

function counters(reply: VectorReply): VectorReply {
  const text = typeof reply === 'string' ? reply : JSON.stringify(reply)
  return text
    .split('\r\n')
    .filter((line) => COUNTERS.test(line))
    .filter((line) => !/^cmdstat_(info|config)/.test(line))
    .map((line) => line.replace(/usec=\d+,usec_per_call=[\d.]+,/, ''))
    .sort()
}

/** An entry of SLOWLOG GET; a script's commands have no client, which shows. */
function withoutTimeOrAddress(entry: VectorReply): VectorReply {
  if (!Array.isArray(entry)) return entry
  const [, , , argv, address, name] = entry
  return [argv, String(address).replace(/^[\d.]+:\d+$/, '(address)'), name]
}

/** What LATENCY says of commands, without times. */
function latencies(word: string, items: readonly VectorReply[]): VectorReply[] {
  if (word === 'histogram') return items.map(withoutHistogram)
  return items.flatMap((event) => {
    const name = Array.isArray(event) ? event[0] : undefined
    return name === 'command' ? [name] : []
  })
}

function withoutHistogram(item: VectorReply): VectorReply {
  return Array.isArray(item) ? item.slice(0, 2) : item
}

/** A line of MONITOR, without its time and client; one of a script's commands says so. */
function withoutTimeOrClient(message: VectorReply): VectorReply {
  const line = Array.isArray(message) ? message[0] : statusOf(message)
  if (typeof line !== 'string') return message
  return line.replace(/^\d+\.\d+ /, '').replace(/^\[(\d+) (?!lua\])[^\]]*\]/, '[$1 client]')
}

function statusOf(message: VectorReply): VectorReply | boolean | undefined {
  return typeof message === 'object' && message !== null && 'status' in message
    ? message['status']
    : undefined
}

/** Libraries and functions come in the order of a hash table. */
function inAnyOrder(reply: VectorReply): VectorReply {
  if (!Array.isArray(reply)) return reply
  const items = reply.map(inAnyOrder)
  return items.every(Array.isArray) ? items.sort((a, b) => (`${a}` < `${b}` ? -1 : 1)) : items
}
