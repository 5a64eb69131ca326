import type { ByteString } from '../../reply/byte-string.js'
import {
  BAD_LIBRARY_NAME,
  INVALID_METADATA,
  invalidMetadata,
  MISSING_METADATA,
  NAME_GIVEN_TWICE,
  NAME_NOT_GIVEN,
  unknownEngine,
} from '../../reply/errors/functions.js'
import { ErrorReply } from '../../reply/reply.js'
import { splitConfigLine } from '../../reply/split-config-line.js'

/** The one engine, as FUNCTION LIST names it. */
export const ENGINE = 'LUA'

const NAME_OPTION = 'name='
const NAME = /^[A-Za-z0-9_]+$/

/** What the first line of a library says of it. */
export interface LibraryMetadata {
  readonly name: ByteString
  /** The library without its first line, whose newline stays, so that line numbers hold. */
  readonly source: ByteString
}

/** Whether a library or a function may have a name. */
export function isFunctionName(name: ByteString): boolean {
  return NAME.test(name)
}

/** Reads `#!lua name=…`. */
export function readLibraryMetadata(code: ByteString): LibraryMetadata | ErrorReply {
  if (!code.startsWith('#!')) return MISSING_METADATA
  const length = code.indexOf('\n')
  const nul = code.indexOf('\0')
  // C looks for the newline in a string that ends at a NUL.
  if (length < 0 || (nul >= 0 && nul < length)) return INVALID_METADATA
  const words = splitConfigLine(code.slice(0, length))
  if (words === undefined) return INVALID_METADATA
  const [engine, ...options] = words
  const name = readName(options)
  if (name instanceof ErrorReply) return name
  if (!isFunctionName(name)) return new ErrorReply(`ERR ${BAD_LIBRARY_NAME}`)
  const engineName = engine.slice('#!'.length)
  if (engineName.toUpperCase() !== ENGINE) return unknownEngine(engineName)
  return { name, source: code.slice(length) }
}

function readName(options: readonly ByteString[]): ByteString | ErrorReply {
  let name: ByteString | undefined
  for (const option of options) {
    if (option.slice(0, NAME_OPTION.length).toLowerCase() !== NAME_OPTION) {
      return invalidMetadata(option)
    }
    if (name !== undefined) return NAME_GIVEN_TWICE
    name = option.slice(NAME_OPTION.length)
  }
  return name ?? NAME_NOT_GIVEN
}
