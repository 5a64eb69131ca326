import { ByteReader } from '../../rdb/byte-reader.js'
import { ByteWriter } from '../../rdb/byte-writer.js'
import { CorruptPayload } from '../../rdb/corrupt-payload.js'
import { openPayload, sealPayload } from '../../rdb/payload.js'
import { readLength, readString, writeString } from '../../rdb/rdb-string.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  NOT_A_FUNCTION,
  OLD_FUNCTION_FORMAT,
  UNREADABLE_LIBRARY,
  WRONG_FUNCTION_PAYLOAD,
} from '../../reply/errors/functions.js'
import { ErrorReply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { FunctionLibrary } from './library.js'

/** What stands before a library: all of its code follows. */
const LIBRARY = 245
/** What release candidates of 7.0 wrote: name, engine and description apart from the code. */
const OLD_LIBRARY = 246

/** What FUNCTION DUMP answers. */
export function writeLibraries(
  libraries: Iterable<FunctionLibrary>,
  version: RedisVersion,
  isCompressed: boolean,
): ByteString {
  const content = new ByteWriter()
  for (const { code } of libraries) {
    content.byte(LIBRARY)
    writeString(content, code, isCompressed)
  }
  return sealPayload(content, version)
}

/** The code of each library of a payload that FUNCTION DUMP made, here or in a real server. */
export function readLibraries(
  payload: ByteString,
  version: RedisVersion,
): ByteString[] | ErrorReply {
  const content = openPayload(payload, version)
  if (content === undefined) return WRONG_FUNCTION_PAYLOAD
  const from = new ByteReader(content)
  const codes: ByteString[] = []
  try {
    while (from.left > 0) {
      const code = readLibrary(from, version)
      if (code instanceof ErrorReply) return code
      codes.push(code)
    }
  } catch (error) {
    if (error instanceof CorruptPayload) return UNREADABLE_LIBRARY
    throw error
  }
  return codes
}

function readLibrary(from: ByteReader, version: RedisVersion): ByteString | ErrorReply {
  const type = from.byte()
  if (type === LIBRARY) return readString(from)
  if (type !== OLD_LIBRARY) return NOT_A_FUNCTION
  return version < '7.2' ? readOldLibrary(from) : OLD_FUNCTION_FORMAT
}

function readOldLibrary(from: ByteReader): ByteString {
  const name = readString(from)
  const engine = readString(from)
  const hasDescription = readLength(from) > 0
  if (hasDescription) readString(from)
  return `#!${engine} name=${name}\n${readString(from)}`
}
