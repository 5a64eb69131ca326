import type { Replicated } from '../command/replicated.js'
import type { ByteString } from '../reply/byte-string.js'
import type { Reply } from '../reply/reply.js'
import type { CommandContext } from './context.js'

/**
 * A pop that looks at several keys, as the pop of the one that it found.
 * @param name the command that pops of one key.
 */
export function popAsReplicated(name: ByteString) {
  return (_context: CommandContext, _argv: readonly ByteString[], reply: Reply): Replicated => {
    const [key] = reply as readonly ByteString[]
    return [name, key]
  }
}

/**
 * As {@link popAsReplicated}, with the count that it took.
 * @param nameOf the command that pops of one key, by the end that is named.
 */
export function countedPopAsReplicated(nameOf: Readonly<Record<string, ByteString>>) {
  return (_context: CommandContext, argv: readonly ByteString[], reply: Reply): Replicated => {
    const [key, taken] = reply as [ByteString, Reply[]]
    const end = argv.findLast((word) => word.toUpperCase() in nameOf) ?? ''
    return [nameOf[end.toUpperCase()], key, `${taken.length}`]
  }
}
