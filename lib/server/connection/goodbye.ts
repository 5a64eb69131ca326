import type { ByteString } from '../../reply/byte-string.js'
import { NO_REPLY, OK, type Replies, type Status } from '../../reply/reply.js'
import type { Session } from '../session.js'

/**
 * Words of HTTP, by which a web page could make a browser send commands: Redis hangs up.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/
 */
const WORDS_OF_HTTP: ReadonlySet<string> = new Set(['post', 'host:'])

/**
 * Ends the connection of a client whose word asks for that before any command is looked for. In 6.2
 * the connection alone knows QUIT, which is no command there; the words of HTTP are commands.
 * @returns what the client gets, undefined where the word is another.
 */
export function goodbye(session: Session, word: ByteString): Status | Replies | undefined {
  if (session.version === '6.2') return word === 'quit' ? quit(session) : undefined
  if (!WORDS_OF_HTTP.has(word)) return undefined
  session.close()
  return NO_REPLY
}

/** QUIT. */
export function quit(session: Session): Status {
  closeAfterReply(session)
  return OK
}

/**
 * Ends a connection behind the reply to QUIT, or the one that says what was wrong. Redis ends it once
 * that is sent: a client that wants no replies stays connected, and is heard no more.
 */
export function closeAfterReply(session: Session): void {
  if (session.getsReplies) {
    session.close()
    return
  }
  session.isDeaf = true
  session.stateChanged()
}
