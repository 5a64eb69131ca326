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

/** What a script says of itself in its first line. @see https://redis.io/docs/latest/develop/interact/programmability/eval-intro/#eval-flags */
export type ScriptFlag =
  | 'no-writes'
  | 'allow-oom'
  | 'allow-stale'
  | 'no-cluster'
  | 'allow-cross-slot-keys'

export interface Shebang {
  readonly flags: ReadonlySet<ScriptFlag>
  /** How many bytes to leave out: the line without its newline, so that line numbers hold. */
  readonly length: number
}

const SCRIPT_FLAGS: ReadonlySet<ByteString> = new Set<ScriptFlag>([
  'no-writes',
  'allow-oom',
  'allow-stale',
  'no-cluster',
  'allow-cross-slot-keys',
])

function isScriptFlag(name: ByteString): name is ScriptFlag {
  return SCRIPT_FLAGS.has(name)
}

/**
 * Reads the shebang of a script.
 *
 * @returns undefined for a script without one, or an error for one that is wrong.
 */
export function readShebang(body: ByteString): Shebang | ErrorReply | undefined {
  if (!body.startsWith('#!')) return undefined
  const length = body.indexOf('\n')
  const nul = body.indexOf('\0')
  // C looks for the newline in a string that ends at a NUL.
  if (length < 0 || (nul >= 0 && nul < length)) return INVALID_SHEBANG
  const words = splitConfigLine(body.slice(0, length))
  if (words === undefined) return INVALID_SHEBANG_ENGINE
  const [engine, ...options] = words
  if (engine !== '#!lua') return unexpectedEngine(engine)
  const flags = readOptions(options)
  return flags instanceof ErrorReply ? flags : { flags, length }
}

function readOptions(options: readonly ByteString[]): Set<ScriptFlag> | ErrorReply {
  const flags = new Set<ScriptFlag>()
  for (const option of options) {
    if (!option.startsWith('flags=')) return unknownShebangOption(option)
    const error = addFlags(flags, option.slice('flags='.length))
    if (error !== undefined) return error
  }
  return flags
}

function addFlags(flags: Set<ScriptFlag>, list: ByteString): ErrorReply | undefined {
  if (list === '') return undefined
  for (const name of list.split(',')) {
    if (!isScriptFlag(name)) return unexpectedScriptFlag(name)
    flags.add(name)
  }
  return undefined
}
