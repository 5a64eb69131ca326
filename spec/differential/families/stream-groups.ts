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
import { id, streams, trim } from './streams.js'

const group = oneOf('g1', 'g1', 'g1', 'g2', '', '\xff\x00g')
const consumer = oneOf('c1', 'c1', 'c2', 'c3', 'C', '')
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

const read = command('XREADGROUP', 'GROUP', group, consumer, count, 'STREAMS', streamKey, '>')
const create = command('XGROUP', 'CREATE', streamKey, group, start, maybe('MKSTREAM'))

export const streamGroups = [
  ...streams,
  command('XADD', streamKey, '*', some(member, text)).map((argv) => argv.with(2, '5-*')),
  create,
  create,
  read,
  read,
  read,
  command('XGROUP', 'CREATE', streamKey, group, start, maybe('MKSTREAM'), entriesRead, maybe('x')),
  command('XGROUP', 'SETID', streamKey, group, start, entriesRead),
  command('XGROUP', oneOf('CREATECONSUMER', 'DELCONSUMER'), streamKey, group, consumer),
  command('XGROUP', 'DESTROY', streamKey, group),
  command(
    'XGROUP',
    oneOf('CREATE', 'SETID', 'DESTROY', 'FOO', 'HELP'),
    maybe(streamKey),
    maybe(group),
  ),
  command('XREADGROUP', 'GROUP', group, consumer, readOptions, 'STREAMS', streamKey, id),
  command(
    'XREADGROUP',
    'GROUP',
    group,
    consumer,
    readOptions,
    'STREAMS',
    streamKey,
    streamKey,
    oneOf('>', '>', '$', '0'),
    oneOf('>', '>', '+', ''),
  ),
  command('XREADGROUP', oneOf('GROUP', 'NOACK'), group, maybe(consumer), 'STREAMS', streamKey, '>'),
  command('XREAD', oneOf('NOACK', 'GROUP'), maybe(group), 'STREAMS', streamKey, '>'),
  command('XACK', streamKey, group, some(id)),
  command('XPENDING', streamKey, group),
  command(
    'XPENDING',
    streamKey,
    group,
    maybe('IDLE', idle),
    bound,
    bound,
    smallInteger,
    maybe(consumer),
  ),
  command('XPENDING', streamKey, group, maybe('IDLE', idle), maybe(bound), maybe('x', 'y')),
  command('XCLAIM', streamKey, group, consumer, idle, some(id), claimOptions),
  command('XCLAIM', streamKey, group, consumer, '0', some(id), maybe(oneOf('FORCE', 'JUSTID'))),
  command('XAUTOCLAIM', streamKey, group, consumer, idle, bound, count, maybe('JUSTID')),
  command('XAUTOCLAIM', streamKey, group, consumer, '0', '0', count, maybe('JUSTID')),
  command('XAUTOCLAIM', streamKey, group, consumer, '0', id, maybe('COUNT'), maybe('x')),
  command('XINFO', 'STREAM', streamKey, 'FULL', maybe('COUNT', smallInteger)),
  command('XINFO', 'STREAM', streamKey, maybe('FUL'), maybe('COUNT')),
  command('XINFO', 'GROUPS', streamKey),
  command('XINFO', 'CONSUMERS', streamKey, group),
  command('XINFO', oneOf('GROUPS', 'CONSUMERS', 'FOO', 'HELP'), maybe(streamKey), maybe('x')),
  command('XTRIM', streamKey, trim),
  command('COPY', streamKey, streamKey, 'REPLACE'),
]
