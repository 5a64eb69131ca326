import type { ByteString } from '../reply/byte-string.js'
import {
  INVALID_SHEBANG,
  INVALID_SHEBANG_ENGINE,
  unexpectedEngine,
  unexpectedScriptFlag,
  unknownShebangOption,
} from '../reply/errors/scripting.js'
import { ErrorReply } from '../reply/reply.js'
import { splitConfigLine } from '../reply/split-config-line.js'
import { KnownFlags, type ScriptFlag } from './script-flag.js'

/** What the first line of a script says of it. @see https://redis.io/docs/latest/develop/interact/programmability/eval-intro/#eval-flags */
export interface Shebang {
  readonly flags: ReadonlySet<ScriptFlag>
  /** How many bytes to leave out: the line without its newline, so that line numbers hold. */
  readonly length: number
}

/**
 * Reads the shebang of a script.
 *
 * @returns undefined for a script without one, or an error for one that is wrong.
 */
export function readShebang(
  body: ByteString,
  known = KnownFlags.ofRedis,
): Shebang | ErrorReply | undefined {
  if (!body.startsWith('#!')) return undefined
  const length = body.indexOf('\n')
  const nul = body.indexOf('\0')
  // C looks for the newline in a string that ends at a NUL.
  if (length < 0 || (nul >= 0 && nul < length)) return INVALID_SHEBANG
  const words = splitConfigLine(body.slice(0, length))
  if (words === undefined) return INVALID_SHEBANG_ENGINE
  const [engine, ...options] = words
  if (engine !== '#!lua') return unexpectedEngine(engine)
  const flags = readOptions(options, known)
  return flags instanceof ErrorReply ? flags : { flags, length }
}

function readOptions(
  options: readonly ByteString[],
  known: KnownFlags,
): Set<ScriptFlag> | ErrorReply {
  const flags = new Set<ScriptFlag>()
  for (const option of options) {
    if (!option.startsWith('flags=')) return unknownShebangOption(option)
    const list = option.slice('flags='.length)
    const unknown = list === '' ? undefined : addFlags(flags, list.split(','), known)
    if (unknown !== undefined) return unexpectedScriptFlag(unknown)
  }
  return flags
}

/** @returns the first name that is unknown. */
function addFlags(
  flags: Set<ScriptFlag>,
  names: readonly ByteString[],
  known: KnownFlags,
): ByteString | undefined {
  return names.find((name) => !known.add(name, flags))
}
