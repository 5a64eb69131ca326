import type { ByteString } from '../../reply/byte-string.js'
import { NO_REPLY, OK, type Replies, type Status } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'

/**
 * Words of HTTP, by which a web page could make a browser send commands: Redis hangs up.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/
 */
const WORDS_OF_HTTP: ReadonlySet<string> = new Set(['post', 'host:'])

/**
 * What a client gets whose word ends the connection before any command is looked for, or undefined.
 * In 6.2 the connection alone knows QUIT, which is no command there; the words of HTTP are commands.
 */
export function goodbye(word: ByteString, version: RedisVersion): Status | Replies | undefined {
  if (version === '6.2') return word === 'quit' ? OK : undefined
  return WORDS_OF_HTTP.has(word) ? NO_REPLY : undefined
}
