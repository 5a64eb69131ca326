import type { ByteString } from '../reply/byte-string.js'
import type { CommandContext } from './context.js'

/** The parameters that say whether memory is given back later, so that replicas get UNLINK. */
type LazyParameter = 'lazyfree-lazy-expire' | 'lazyfree-lazy-server-del' | 'lazyfree-lazy-user-del'

/** The command by which a replica deletes a key that went here. */
export function deletion(
  context: CommandContext,
  key: ByteString,
  parameter: LazyParameter,
): readonly ByteString[] {
  return [context.configNumber(parameter) === 1 ? 'UNLINK' : 'DEL', key]
}
