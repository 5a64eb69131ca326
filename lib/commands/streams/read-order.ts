import type { ByteString } from '../../reply/byte-string.js'
import { TIMEOUT_NEGATIVE, TIMEOUT_OUT_OF_RANGE } from '../../reply/errors/blocking.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { GROUP_OPTION_MISSING } from '../../reply/errors/stream-groups.js'
import {
  BLOCK_NOT_AN_INTEGER,
  blockInScript,
  GROUP_WITH_XREAD,
  NOACK_WITH_XREAD,
  unbalancedStreams,
} from '../../reply/errors/streams.js'
import { ErrorReply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { parseInteger } from '../parse.js'

/** What XREAD and XREADGROUP are asked for. */
export interface ReadOrder {
  /** The most entries of a stream; 0 for all. */
  count: number
  /** How long to wait, undefined for not at all. */
  blockMs: number | undefined
  /** For XREADGROUP: whose name reads, and whether what is read needs no acknowledgement. */
  group: ByteString
  consumer: ByteString
  isAcknowledged: boolean
  readonly keys: readonly ByteString[]
  /** One for each key, as it was written. */
  readonly ids: readonly ByteString[]
}

/** How many entries a client gets that waited and did not say how many, before 7.2. */
export const COUNT_OF_WAITING = 1000

/** Reads the arguments of XREAD (`isGroup` false) or XREADGROUP. */
export function parseReadOrder(
  context: CommandContext,
  argv: readonly ByteString[],
  isGroup: boolean,
): ReadOrder | ErrorReply {
  const draft: ReadOrder = {
    count: 0,
    blockMs: undefined,
    group: '',
    consumer: '',
    isAcknowledged: false,
    keys: [],
    ids: [],
  }
  let hasGroup = false
  for (let at = 1; at < argv.length; ) {
    const word = argv[at].toUpperCase()
    if (word === 'STREAMS' && at + 1 < argv.length) {
      const streams = parseStreams(context, argv.slice(at + 1), isGroup)
      if (streams instanceof ErrorReply) return streams
      return isGroup && !hasGroup ? GROUP_OPTION_MISSING : { ...draft, ...streams }
    }
    const read = readOption(context, draft, argv.slice(at), { isGroup, name: argv[0] })
    if (read instanceof ErrorReply) return read
    if (word === 'GROUP') hasGroup = true
    at += read
  }
  return SYNTAX_ERROR
}

function parseStreams(
  { version }: CommandContext,
  streams: readonly ByteString[],
  isGroup: boolean,
): Pick<ReadOrder, 'keys' | 'ids'> | ErrorReply {
  if (streams.length % 2 === 1) return unbalancedStreams(version, isGroup ? 'xreadgroup' : 'xread')
  const half = streams.length / 2
  return { keys: streams.slice(0, half), ids: streams.slice(half) }
}

/** @returns how many arguments the option in front took. */
function readOption(
  context: CommandContext,
  draft: ReadOrder,
  [word, ...values]: readonly ByteString[],
  { isGroup, name }: { readonly isGroup: boolean; readonly name: ByteString },
): number | ErrorReply {
  const option = word.toUpperCase()
  if (option === 'NOACK') {
    if (!isGroup) return NOACK_WITH_XREAD
    draft.isAcknowledged = true
    return 1
  }
  if (option === 'GROUP' && values.length >= 2) {
    if (!isGroup) return GROUP_WITH_XREAD
    draft.group = values[0]
    draft.consumer = values[1]
    return 3
  }
  if (values.length === 0) return SYNTAX_ERROR
  if (option === 'BLOCK') return readBlock(context, draft, values[0], name)
  return option === 'COUNT' ? readCount(draft, values[0]) : SYNTAX_ERROR
}

function readBlock(
  context: CommandContext,
  draft: ReadOrder,
  text: ByteString,
  name: ByteString,
): number | ErrorReply {
  if (context.isScript && context.version < '7.4') return blockInScript(name)
  const timeout = parseInteger(text, BLOCK_NOT_AN_INTEGER)
  if (timeout instanceof ErrorReply) return timeout
  if (timeout < 0) return TIMEOUT_NEGATIVE
  const end = BigInt(text) + BigInt(context.now())
  if (context.version >= '7.2' && end >= 2n ** 63n) return TIMEOUT_OUT_OF_RANGE
  draft.blockMs = timeout
  return 2
}

function readCount(draft: ReadOrder, text: ByteString): number | ErrorReply {
  const count = parseInteger(text)
  if (count instanceof ErrorReply) return count
  draft.count = Math.max(0, count)
  return 2
}
