import { ByteReader } from '../../rdb/byte-reader.js'
import { ByteWriter } from '../../rdb/byte-writer.js'
import { CorruptPayload } from '../../rdb/corrupt-payload.js'
import { FOOTER_BYTES, openPayload, sealPayload } from '../../rdb/payload.js'
import { readLength, readString, writeString } from '../../rdb/rdb-string.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  NOT_A_FUNCTION,
  OLD_FUNCTION_FORMAT,
  unreadablePart,
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
  const bytes = openPayload(payload, version)
  if (bytes === undefined) return WRONG_FUNCTION_PAYLOAD
  // As in Redis, a string may reach into the footer.
  const from = new ByteReader(bytes)
  const codes: ByteString[] = []
  try {
    while (from.left > FOOTER_BYTES) {
      const code = readLibrary(from, version)
      if (code instanceof ErrorReply) return code
      codes.push(code)
    }
  } catch (error) {
    if (error instanceof CorruptPayload) return unreadablePart(error.message)
    throw error
  }
  return codes
}

function readLibrary(from: ByteReader, version: RedisVersion): ByteString | ErrorReply {
  const type = from.byte()
  if (type === LIBRARY) return readPart('library payload', () => readString(from))
  if (type !== OLD_LIBRARY) return NOT_A_FUNCTION
  return version < '7.2' ? readOldLibrary(from) : OLD_FUNCTION_FORMAT
}

function readOldLibrary(from: ByteReader): ByteString {
  const name = readPart('library name', () => readString(from))
  const engine = readPart('engine name', () => readString(from))
  const hasDescription = readPart('library description indicator', () => readLength(from) > 0)
  if (hasDescription) readPart('library description', () => readString(from))
  return `#!${engine} name=${name}\n${readPart('library blob', () => readString(from))}`
}

/** Reads a part; where its bytes make no sense, the error names it. */
function readPart<Part>(what: string, read: () => Part): Part {
  try {
    return read()
  } catch (error) {
    throw error instanceof CorruptPayload ? new CorruptPayload(what) : error
  }
}
