import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'
import { onOneLine } from './server.js'

export const NO_CONFIG_FILE = new ErrorReply('ERR The server is running without a config file')

export function unknownParameter(version: RedisVersion, name: ByteString): ErrorReply {
  return onOneLine(
    version === '6.2'
      ? `ERR Unsupported CONFIG parameter: ${name}`
      : `ERR Unknown option or number of arguments for CONFIG SET - '${name}'`,
  )
}

export function badParameter(
  version: RedisVersion,
  name: ByteString,
  value: ByteString,
  reason: string,
): ErrorReply {
  if (version === '6.2' && name.toLowerCase() === 'dir') {
    return onOneLine(`ERR Changing directory: ${reason}`)
  }
  return onOneLine(
    version === '6.2'
      ? `ERR Invalid argument '${value}' for CONFIG SET '${name}'${reason === '' ? '' : ` - ${reason}`}`
      : `ERR CONFIG SET failed (possibly related to argument '${name}') - ${reason}`,
  )
}
