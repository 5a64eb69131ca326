import fc from 'fast-check'
import {
  command,
  maybe,
  member,
  oneOf,
  smallInteger,
  some,
  streamKey,
  text,
  words,
} from '../arbitraries.js'

export const id = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 }))
      .map(([ms, seq]) => `${ms}-${seq}`),
  },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }).map(String) },
  {
    weight: 1,
    arbitrary: oneOf('18446744073709551615-18446744073709551615', '1-x', '-1', 'x', '0-0'),
  },
)
const newId = fc.oneof(
  id,
  fc.integer({ min: 5, max: 14 }).map((ms) => `${ms}-*`),
)
const bound = fc.oneof(
  id,
  id.map((text) => `(${text}`),
  oneOf('-', '+', '(-'),
)
export const trim = words(oneOf('MAXLEN', 'MINID'), maybe(oneOf('=', '~')), smallInteger)
const count = maybe('COUNT', smallInteger)

export const streams = [
  command('XADD', streamKey, newId, some(member, text)),
  command('XADD', streamKey, newId, some(member, text)),
  command(
    'XADD',
    streamKey,
    maybe('NOMKSTREAM'),
    maybe(trim),
    newId,
    some(member, text),
    maybe('odd'),
  ),
  command('XLEN', streamKey),
  command('XRANGE', streamKey, '-', '+', count),
  command(oneOf('XRANGE', 'XREVRANGE'), streamKey, bound, bound, count),
  command('XDEL', streamKey, some(id)),
  command('XTRIM', streamKey, trim, maybe('LIMIT', smallInteger)),
  command('XREAD', count, 'STREAMS', streamKey, id),
  command('XREAD', count, 'STREAMS', streamKey, streamKey, id, fc.oneof(id, oneOf('$'))),
  command('XSETID', streamKey, id, maybe('ENTRIESADDED', smallInteger, 'MAXDELETEDID', id)),
  command('XINFO', 'STREAM', streamKey),
]

/** What tells how entries are kept, deleted ones included. */
export const keptStreams = [
  ...streams,
  command('COPY', streamKey, streamKey, 'REPLACE'),
  command('DUMP', streamKey),
]
