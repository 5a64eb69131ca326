import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import type { StreamId } from '../../keyspace/stream-id.js'
import type { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NO_SUCH_KEY, NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  ENTRIES_ADDED_NEGATIVE,
  ENTRIES_ADDED_TOO_SMALL,
  XSETID_BELOW_DELETED,
  XSETID_BELOW_GIVEN_DELETED,
  XSETID_BELOW_TOP,
} from '../../reply/errors/streams.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { changed } from '../lookup.js'
import { parseInt64 } from '../parse.js'
import { parseId } from './ids.js'
import { lookupStream } from './lookup-stream.js'
import { exactTrim } from './replicated.js'
import { noTrim, readTrimOption, trimOf } from './trim-options.js'

export const xlen = defineCommand<CommandContext>({
  name: 'xlen',
  arity: 2,
  flags: ['readonly', 'fast'],
  categories: ['stream'],
  keys: [keyAt(1, 'RO')],
  run: (context, [, key]) => {
    const stream = lookupStream(context, key)
    return stream instanceof ErrorReply ? stream : (stream?.length ?? 0)
  },
})

export const xdel = defineCommand<CommandContext>({
  name: 'xdel',
  arity: -3,
  flags: ['write', 'fast'],
  categories: ['stream'],
  keys: [keyAt(1, 'RW delete')],
  run: (context, argv) => {
    const stream = lookupStream(context, argv[1])
    if (stream === undefined) return 0
    if (stream instanceof ErrorReply) return stream
    const ids: StreamId[] = []
    for (const text of argv.slice(2)) {
      const id = parseId(text, 0n)
      if (id instanceof ErrorReply) return id
      ids.push(id)
    }
    const deleted = ids.filter((id) => stream.delete(id)).length
    if (deleted > 0) changed(context, argv[1], 't', 'xdel', deleted)
    return deleted
  },
})

export const xtrim = defineCommand<CommandContext>({
  name: 'xtrim',
  arity: -4,
  flags: ['write', { flag: 'random', before: '7.0' }],
  categories: ['stream'],
  keys: [keyAt(1, 'RW delete')],
  run: (context, argv) => {
    const draft = noTrim()
    for (let at = 2; at < argv.length; ) {
      const read = readTrimOption(draft, argv, at)
      if (read instanceof ErrorReply) return read
      if (read === 0) return SYNTAX_ERROR
      at += read
    }
    const trim = trimOf(context, draft)
    if (trim instanceof ErrorReply) return trim
    const stream = lookupStream(context, argv[1])
    if (stream === undefined || trim === undefined) return 0
    if (stream instanceof ErrorReply) return stream
    const deleted = stream.trim(trim)
    if (deleted > 0) changed(context, argv[1], 't', 'xtrim', deleted)
    return deleted
  },
  replicatedAs: (context, argv) => exactTrim(context, argv, argv.length),
})

interface Counters {
  entriesAdded: bigint | undefined
  maxDeletedId: StreamId | undefined
}

export const xsetid = defineCommand<CommandContext>({
  name: 'xsetid',
  arity: -3,
  olderArity: { before: '7.0', arity: 3 },
  flags: ['write', 'denyoom', 'fast'],
  categories: ['stream'],
  keys: [keyAt(1, 'RW update')],
  run: (context, argv) => {
    const [, key, text] = argv
    const isOld = context.version < '7.0'
    const id = parseId(text, 0n)
    // 6.2 looks at the key first.
    if (id instanceof ErrorReply && !isOld) return id
    const counters = id instanceof ErrorReply ? NO_COUNTERS : parseCounters(argv, id)
    if (counters instanceof ErrorReply) return counters
    const stream = lookupStream(context, key)
    if (stream === undefined) return NO_SUCH_KEY
    if (stream instanceof ErrorReply) return stream
    if (id instanceof ErrorReply) return id
    return setId(context, key, stream, { ...counters, id })
  },
})

const NO_COUNTERS: Counters = { entriesAdded: undefined, maxDeletedId: undefined }

function setId(
  context: CommandContext,
  key: ByteString,
  stream: StreamValue,
  { id, entriesAdded, maxDeletedId }: Counters & { readonly id: StreamId },
): Reply {
  if (context.version >= '7.2' && id < stream.maxDeletedId) return XSETID_BELOW_DELETED
  if (stream.last !== undefined && id < stream.last.id) return XSETID_BELOW_TOP
  if (entriesAdded !== undefined && entriesAdded < stream.length) return ENTRIES_ADDED_TOO_SMALL
  stream.lastId = id
  if (entriesAdded !== undefined) stream.entriesAdded = entriesAdded
  if (maxDeletedId) stream.maxDeletedId = maxDeletedId
  context.db.countChange(key)
  context.notify('t', 'xsetid', key)
  return OK
}

function parseCounters(argv: readonly ByteString[], id: StreamId): Counters | ErrorReply {
  const counters: Counters = { entriesAdded: undefined, maxDeletedId: undefined }
  for (let i = 3; i < argv.length; i += 2) {
    const text = argv[i + 1]
    if (text === undefined) return SYNTAX_ERROR
    const refusal = readCounter(counters, argv[i].toUpperCase(), text, id)
    if (refusal !== undefined) return refusal
  }
  return counters
}

function readCounter(
  counters: Counters,
  word: string,
  text: ByteString,
  id: StreamId,
): ErrorReply | undefined {
  if (word === 'ENTRIESADDED') {
    const added = parseInt64(text)
    if (added === undefined) return NOT_AN_INTEGER
    if (added < 0n) return ENTRIES_ADDED_NEGATIVE
    counters.entriesAdded = added
    return undefined
  }
  if (word !== 'MAXDELETEDID') return SYNTAX_ERROR
  const deleted = parseId(text, 0n)
  if (deleted instanceof ErrorReply) return deleted
  counters.maxDeletedId = deleted
  return id < deleted ? XSETID_BELOW_GIVEN_DELETED : undefined
}
