import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'
import { onOneLine } from './server.js'

export const BAD_CLIENT_NAME = new ErrorReply(
  'ERR Client names cannot contain spaces, newlines or special characters.',
)
export const NO_SUCH_CLIENT = new ErrorReply('ERR No such client')
export const BAD_CLIENT_ID = new ErrorReply('ERR Invalid client ID')
export const CLIENT_ID_NOT_POSITIVE = new ErrorReply('ERR client-id should be greater than 0')
export const BAD_MAXAGE = new ErrorReply('ERR maxage is not an integer or out of range')
export const MAXAGE_NOT_POSITIVE = new ErrorReply('ERR maxage should be greater than 0')
export const BAD_UNBLOCK_REASON = new ErrorReply(
  'ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR',
)
export const BAD_PAUSE_MODE = new ErrorReply('ERR CLIENT PAUSE mode must be WRITE or ALL')
export const TIMEOUT_NOT_AN_INTEGER = new ErrorReply(
  'ERR timeout is not an integer or out of range',
)

export const UNSUPPORTED_PROTOCOL = new ErrorReply('NOPROTO unsupported protocol version')
export const BAD_PROTOCOL = new ErrorReply('ERR Protocol version is not an integer or out of range')
export function helloWithoutAuth(version: RedisVersion): ErrorReply {
  const protocol = version < '7.2' ? '' : '<proto> '
  return new ErrorReply(
    `NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO ${protocol}AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol version at the same time`,
  )
}

export function unknownClientType(type: ByteString): ErrorReply {
  return onOneLine(`ERR Unknown client type '${type}'`)
}

export function noSuchUser(user: ByteString): ErrorReply {
  return onOneLine(`ERR No such user '${user}'`)
}

export function badHelloOption(option: ByteString): ErrorReply {
  return onOneLine(`ERR Syntax error in HELLO option '${option}'`)
}

/** @param what `lib-name` or `lib-ver`. */
export function badLibraryInfo(what: ByteString): ErrorReply {
  return new ErrorReply(`ERR ${what} cannot contain spaces, newlines or special characters.`)
}

export function unknownLibraryInfo(what: ByteString): ErrorReply {
  return onOneLine(`ERR Unrecognized option '${what}'`)
}
