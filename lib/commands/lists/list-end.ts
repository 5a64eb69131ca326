import type { ListEnd } from '../../keyspace/list-value.js'
import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import type { ErrorReply } from '../../reply/reply.js'

/** The end of a list that LEFT or RIGHT names, in any case. */
export function parseListEnd(text: ByteString): ListEnd | ErrorReply {
  const word = text.toUpperCase()
  return word === 'LEFT' || word === 'RIGHT' ? word : SYNTAX_ERROR
}
