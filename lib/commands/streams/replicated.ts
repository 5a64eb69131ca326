import type { Replicated } from '../../command/replicated.js'
import { idText } from '../../keyspace/stream-id.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { lookupStream } from './lookup-stream.js'
import { noTrim, readTrimOption } from './trim-options.js'

const APPROXIMATELY = '~'
const EXACTLY = '='

/** XADD with the ID that the entry got, and with trimming to what was left. */
export function xaddAsReplicated(
  context: CommandContext,
  argv: readonly ByteString[],
  reply: Reply,
): Replicated {
  const idAt = optionsEnd(argv)
  const exact = exactTrim(context, argv, idAt)
  return exact.map((word, at) => (at === idAt ? (reply as ByteString) : word))
}

/** Where options end, and the ID stands. */
function optionsEnd(argv: readonly ByteString[]): number {
  const draft = noTrim()
  let at = 2
  while (at < argv.length) {
    const isNomkstream = argv[at].toUpperCase() === 'NOMKSTREAM'
    const read = isNomkstream ? 1 : readTrimOption(draft, argv, at)
    if (read instanceof ErrorReply || read === 0) break
    at += read
  }
  return at
}

/** What trimmed about so much, as what trims to exactly what was left. */
export function exactTrim(
  context: CommandContext,
  argv: readonly ByteString[],
  end: number,
): readonly ByteString[] {
  const mark = argv.slice(0, end).lastIndexOf(APPROXIMATELY)
  const stream = lookupStream(context, argv[1])
  if (mark < 2 || stream === undefined || stream instanceof ErrorReply) return argv
  const isLength = argv[mark - 1].toUpperCase() === 'MAXLEN'
  const words = [...argv]
  words[mark] = EXACTLY
  words[mark + 1] = isLength ? `${stream.length}` : idText(stream.first?.id ?? 0n)
  return words
}
