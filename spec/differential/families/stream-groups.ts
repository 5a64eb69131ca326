import fc from 'fast-check'
import {
  command,
  maybe,
  member,
  oneOf,
  smallInteger,
  some,
  someOf,
  streamKey,
  text,
  words,
} from '../arbitraries.js'
import { id as anyId, streams, trim } from './streams.js'

/** Mostly one stream and one group, so that commands meet what others left. */
const key = fc.oneof(
  { weight: 12, arbitrary: oneOf('x1') },
  { weight: 2, arbitrary: oneOf('x2') },
  { weight: 1, arbitrary: streamKey },
)
const group = fc.oneof(
  { weight: 10, arbitrary: oneOf('g1') },
  { weight: 2, arbitrary: oneOf('g2') },
  { weight: 1, arbitrary: oneOf('', '\xff\x00g') },
)
const consumer = oneOf('c1', 'c1', 'c2', 'c3', 'C', '')
/** IDs that entries mostly have. */
const known = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 5 }))
  .map(([ms, sequence]) => `${ms}-${sequence}`)
const id = fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: anyId })
const count = maybe('COUNT', smallInteger)
const bound = fc.oneof(
  id,
  id.map((each) => `(${each}`),
  oneOf('-', '+', '-', '+', '(-'),
)
const start = fc.oneof(id, oneOf('$', '0', '-', '+'))
/** No time that a slow machine could take: at once, or never. */
const idle = fc.oneof(
  { weight: 8, arbitrary: oneOf('0', '0', '100000', '-1', '3600000') },
  { weight: 1, arbitrary: oneOf('x', '9223372036854775807', '-9223372036854775808', '1.5') },
)
const retries = oneOf('0', '3', '-2', '9223372036854775807', 'x')
const entriesRead = maybe('ENTRIESREAD', fc.oneof(smallInteger, oneOf('9223372036854775807')))
const claimOptions = someOf(
  words(oneOf('IDLE', 'idle'), idle),
  words('TIME', oneOf('1000', '99999999999999', '-5', 'x')),
  words('RETRYCOUNT', retries),
  words('LASTID', id),
  words('FORCE'),
  words('JUSTID'),
  words('BOGUS'),
)
const readOptions = words(count, maybe('NOACK'), maybe('BLOCK', oneOf('-1', 'x', '')))

const add = command('XADD', key, fc.oneof(known, known, oneOf('4-*')), some(member, text))
const read = command('XREADGROUP', 'GROUP', group, consumer, count, 'STREAMS', key, '>')
const create = command('XGROUP', 'CREATE', key, group, oneOf('0', '0', '1-2', '$'), 'MKSTREAM')
const claim = command('XCLAIM', key, group, consumer, '0', some(id), claimOptions)

/** What fills streams and groups, so that there is something to see. */
const filling = [add, add, add, add, create, create, create, read, read, read, read, claim]

export const streamGroups = [
  ...filling,
  ...filling,
  ...filling,
  ...streams,
  command('XGROUP', 'CREATE', key, group, start, maybe('MKSTREAM'), entriesRead, maybe('x')),
  command('XGROUP', 'SETID', key, group, start, entriesRead),
  command('XGROUP', oneOf('CREATECONSUMER', 'DELCONSUMER'), key, group, consumer),
  command('XGROUP', 'DESTROY', key, group),
  command('XGROUP', oneOf('CREATE', 'SETID', 'DESTROY', 'FOO', 'HELP'), maybe(key), maybe(group)),
  command('XREADGROUP', 'GROUP', group, consumer, count, 'STREAMS', key, fc.oneof(id, oneOf('0'))),
  command('XREADGROUP', 'GROUP', group, consumer, readOptions, 'STREAMS', key, id),
  command(
    'XREADGROUP',
    'GROUP',
    group,
    consumer,
    readOptions,
    'STREAMS',
    key,
    key,
    oneOf('>', '>', '$', '0'),
    oneOf('>', '>', '+', ''),
  ),
  command('XREADGROUP', oneOf('GROUP', 'NOACK'), group, maybe(consumer), 'STREAMS', key, '>'),
  command('XREAD', oneOf('NOACK', 'GROUP'), maybe(group), 'STREAMS', key, '>'),
  command('XACK', key, group, some(id)),
  command('XACK', key, group, some(id)),
  command('XDEL', key, some(id)),
  command('XPENDING', key, group),
  command('XPENDING', key, group, '-', '+', '10', maybe(consumer)),
  command('XPENDING', key, group, maybe('IDLE', idle), bound, bound, smallInteger, maybe(consumer)),
  command('XPENDING', key, group, maybe('IDLE', idle), maybe(bound), maybe('x', 'y')),
  command('XCLAIM', key, group, consumer, idle, some(id), claimOptions),
  command('XCLAIM', key, group, consumer, '0', some(id), maybe(oneOf('FORCE', 'JUSTID'))),
  command('XAUTOCLAIM', key, group, consumer, idle, bound, count, maybe('JUSTID')),
  command('XAUTOCLAIM', key, group, consumer, '0', '0', count, maybe('JUSTID')),
  command('XAUTOCLAIM', key, group, consumer, '0', id, maybe('COUNT'), maybe('x')),
  command('XINFO', 'STREAM', key, 'FULL', maybe('COUNT', smallInteger)),
  command('XINFO', 'STREAM', key, maybe('FUL'), maybe('COUNT')),
  command('XINFO', 'GROUPS', key),
  command('XINFO', 'GROUPS', key),
  command('XINFO', 'CONSUMERS', key, group),
  command('XINFO', oneOf('GROUPS', 'CONSUMERS', 'FOO', 'HELP'), maybe(key), maybe('x')),
  command('XTRIM', key, trim),
  command('XTRIM', key, oneOf('MAXLEN', 'MINID'), oneOf('1', '2', '3', '2-3')),
  command('COPY', key, key, 'REPLACE'),
]
