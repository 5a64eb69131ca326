import type { ByteString } from '../byte-string.js'
import { CountedErrorReply, ErrorReply } from '../reply.js'

export const NO_MATCHING_SCRIPT = new ErrorReply('NOSCRIPT No matching script. Please use EVAL.')
export const TOO_MANY_KEYS = new ErrorReply(
  "ERR Number of keys can't be greater than number of args",
)
export const NEGATIVE_KEYS = new ErrorReply("ERR Number of keys can't be negative")
export const NO_SCRIPT_RUNS = new ErrorReply('NOTBUSY No scripts in execution right now.')
export const UNKILLABLE = new ErrorReply(
  'UNKILLABLE Sorry the script already executed write commands against the dataset. ' +
    'You can either wait the script termination or kill the server in a hard way using the ' +
    'SHUTDOWN NOSAVE command.',
)
/** To those who come while a script or function takes long. */
export const BUSY = {
  script: new ErrorReply(
    'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
  ),
  function: new ErrorReply(
    'BUSY Redis is busy running a script. You can only call FUNCTION KILL or SHUTDOWN NOSAVE.',
  ),
} as const
export const BAD_FLUSH_OPTION = new ErrorReply('ERR SCRIPT FLUSH only support SYNC|ASYNC option')
export const BAD_DEBUG_MODE = new ErrorReply('ERR Use SCRIPT DEBUG YES/SYNC/NO')
export const DEBUG_IN_PIPELINE = new ErrorReply(
  'ERR SCRIPT DEBUG must be called outside a pipeline',
)
/** Of our own: a client in this process has nothing to say what the debugger is to do. */
export const NO_DEBUG_CHANNEL = new ErrorReply(
  'ERR SCRIPT DEBUG needs a connection that speaks the protocol: listen, and come through the port',
)
export const DEBUG_BY_EVAL = new ErrorReply('ERR Please use EVAL instead of EVALSHA for debugging')
export const LUA_STACK_LIMIT = new ErrorReply('ERR reached lua stack limit')
export const SCRIPT_OUT_OF_MEMORY = new ErrorReply(
  "OOM allow-oom flag is not set on the script, can not run it when used memory > 'maxmemory'",
)
export const NO_CLUSTER = new ErrorReply(
  "ERR Can not run script on cluster, 'no-cluster' flag is set.",
)
export const WRITES_IN_READ_ONLY_COMMAND = new ErrorReply(
  'ERR Can not execute a script with write flag using *_ro command.',
)

export const INVALID_SHEBANG = new ErrorReply('ERR Invalid script shebang')
export const INVALID_SHEBANG_ENGINE = new ErrorReply('ERR Invalid engine in script shebang')

/** @param word the first word of the shebang: `#!js`. */
export function unexpectedEngine(word: ByteString): ErrorReply {
  return replyOnOneLine(`ERR Unexpected engine in script shebang: ${word}`)
}

export function unexpectedScriptFlag(flag: ByteString): ErrorReply {
  return replyOnOneLine(`ERR Unexpected flag in script shebang: ${flag}`)
}

export function unknownShebangOption(option: ByteString): ErrorReply {
  return replyOnOneLine(`ERR Unknown lua shebang option: ${option}`)
}

/** @param message what the Lua compiler says, with chunk and line. */
export function doesNotCompile(message: ByteString): ErrorReply {
  return replyOnOneLine(`ERR Error compiling script (new function): ${message}`)
}

/**
 * An error whose text a script had a hand in: C prints it up to its first NUL, and a line break,
 * which would end the reply too early, as a blank.
 */
export function replyOnOneLine(text: ByteString, isCounted = false): ErrorReply {
  const line = oneLine(cText(text).replace(/[\r\n]+$/, ''))
  return isCounted ? new CountedErrorReply(line) : new ErrorReply(line)
}

/** A text with a blank for each CR and LF. */
export function oneLine(text: ByteString): ByteString {
  return text.replace(/[\r\n]/g, ' ')
}

/** A byte string as C prints it: up to its first NUL. */
export function cText(bytes: ByteString): ByteString {
  const end = bytes.indexOf('\0')
  return end < 0 ? bytes : bytes.slice(0, end)
}
