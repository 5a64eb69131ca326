import { defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { ConsumerGroup } from '../../keyspace/consumer-group.js'
import { StreamValue } from '../../keyspace/stream-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER } from '../../reply/errors/common.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import {
  ENTRIES_READ_NEGATIVE,
  GROUP_EXISTS,
  noGroupOfKey,
  XGROUP_NEEDS_KEY,
} from '../../reply/errors/stream-groups.js'
import { ErrorReply, OK, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInt64 } from '../parse.js'
import { parseEnd, parseId } from './ids.js'
import { lookupStream } from './lookup-stream.js'

/** Where the options stand. */
const OPTIONS = 5
/** The most arguments of XGROUP CREATE with each of its options once, and of XGROUP SETID. */
const MOST_OF_CREATE = 8
const MOST_OF_SETID = 7

interface Position {
  makesStream: boolean
  /** `ENTRIESREAD`: undefined where it is not known. */
  entriesRead: bigint | undefined
}

export const createGroup = defineCommand<CommandContext>({
  name: 'xgroup|create',
  arity: -5,
  flags: ['write', 'denyoom'],
  categories: ['stream'],
  keys: [keyAt(2, 'RW insert')],
  run: (context, argv) => {
    const position = context.version < '7.0' ? parseOldOptions(argv) : parseOptions(context, argv)
    if (position instanceof ErrorReply) return position
    const [, word, key, name, idArgument] = argv
    const stream = lookupStream(context, key)
    if (stream instanceof ErrorReply) return stream
    if (stream === undefined && !position.makesStream) return XGROUP_NEEDS_KEY
    const most = context.version < '7.0' ? OPTIONS + 1 : MOST_OF_CREATE
    if (argv.length > most) return badSubcommandCall(context.version, 'xgroup', word)
    const id = idArgument === '$' ? (stream?.lastId ?? 0n) : parseId(idArgument, 0n)
    if (id instanceof ErrorReply) return id
    const group = new ConsumerGroup(name, id, position.entriesRead)
    return addGroup(context, key, stream ?? createStream(context, key), group)
  },
})

export const setGroupId = defineCommand<CommandContext>({
  name: 'xgroup|setid',
  arity: -5,
  olderArity: { before: '7.0', arity: 5 },
  flags: ['write'],
  categories: ['stream'],
  keys: [keyAt(2, 'RW update')],
  run: (context, argv) => {
    const position = parseOptions(context, argv)
    if (position instanceof ErrorReply) return position
    const [, word, key, name, idArgument] = argv
    const stream = lookupStream(context, key)
    if (stream instanceof ErrorReply) return stream
    if (stream === undefined) return XGROUP_NEEDS_KEY
    const group = stream.groups.get(name)
    if (group === undefined) return noGroupOfKey(key, name)
    if (argv.length > MOST_OF_SETID) return badSubcommandCall(context.version, 'xgroup', word)
    const id = idArgument === '$' ? stream.lastId : parseEnd(idArgument, 0n)
    if (id instanceof ErrorReply) return id
    group.lastId = id
    group.entriesRead = position.entriesRead
    context.db.countChange(key)
    context.notify('t', 'xgroup-setid', key)
    return OK
  },
})

/** Before 7.0 only MKSTREAM was there; what else stands in its place is an error of its own. */
function parseOldOptions(argv: readonly ByteString[]): Position | ErrorReply {
  const hasOption = argv.length === OPTIONS + 1
  if (hasOption && argv[OPTIONS].toUpperCase() !== 'MKSTREAM') {
    return badSubcommandCall('6.2', 'xgroup', argv[1])
  }
  return { makesStream: hasOption, entriesRead: undefined }
}

function parseOptions(
  { version }: CommandContext,
  argv: readonly ByteString[],
): Position | ErrorReply {
  const position: Position = { makesStream: false, entriesRead: undefined }
  const isCreate = argv[1].toUpperCase() === 'CREATE'
  for (let at = OPTIONS; at < argv.length; at++) {
    const word = argv[at].toUpperCase()
    if (word === 'MKSTREAM' && isCreate) {
      position.makesStream = true
      continue
    }
    if (word !== 'ENTRIESREAD' || at + 1 === argv.length) {
      return badSubcommandCall(version, 'xgroup', argv[1])
    }
    const entriesRead = parseInt64(argv[++at])
    if (entriesRead === undefined) return NOT_AN_INTEGER
    if (entriesRead < -1n) return ENTRIES_READ_NEGATIVE
    position.entriesRead = entriesRead < 0n ? undefined : entriesRead
  }
  return position
}

function createStream(context: CommandContext, key: ByteString): StreamValue {
  const stream = new StreamValue()
  context.db.set(key, stream)
  context.db.signalModified(key)
  return stream
}

function addGroup(
  context: CommandContext,
  key: ByteString,
  stream: StreamValue,
  group: ConsumerGroup,
): Reply {
  if (stream.groups.get(group.name) !== undefined) return GROUP_EXISTS
  stream.groups.add(group)
  context.db.countChange(key)
  context.notify('t', 'xgroup-create', key)
  return OK
}
