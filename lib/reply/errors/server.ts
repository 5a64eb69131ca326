import type { ByteString } from '../byte-string.js'
import { ErrorReply } from '../reply.js'
import type { RedisVersion } from '../version.js'
import { REDIRECTIONS } from './cluster.js'

/** How many bytes of a client's words an error repeats. */
const ECHOED = 128

export const EXECABORT = new ErrorReply(
  'EXECABORT Transaction discarded because of previous errors.',
)
export const EXEC_WITHOUT_MULTI = new ErrorReply('ERR EXEC without MULTI')
export const DISCARD_WITHOUT_MULTI = new ErrorReply('ERR DISCARD without MULTI')
export const NESTED_MULTI = new ErrorReply('ERR MULTI calls can not be nested')
export const WATCH_IN_MULTI = new ErrorReply('ERR WATCH inside MULTI is not allowed')
export const NOT_IN_MULTI = new ErrorReply('ERR Command not allowed inside a transaction')

export const MONITOR_IN_MULTI = new ErrorReply("ERR MONITOR isn't allowed for DENY BLOCKING client")

export const OUT_OF_MEMORY = new ErrorReply(
  "OOM command not allowed when used memory > 'maxmemory'.",
)
export function unknownReplconf(option: string): ErrorReply {
  return new ErrorReply(`ERR Unrecognized REPLCONF option: ${option}`)
}

export const TOO_FEW_REPLICAS = new ErrorReply('NOREPLICAS Not enough good replicas to write.')

export const CONNECTION_CLOSED = new ErrorReply('ERR Connection is closed')
export const SSUBSCRIBE_DENIED = new ErrorReply(
  "ERR SSUBSCRIBE isn't allowed for a DENY BLOCKING client",
)
export const TOO_MANY_CLIENTS = new ErrorReply('ERR max number of clients reached')
export const UNBLOCKED = new ErrorReply('UNBLOCKED client unblocked via CLIENT UNBLOCK')

export const WITHOUT_REPLICAS = new ErrorReply('ERR FAILOVER requires connected replicas.')
export const FORCE_WITHOUT_TARGET = new ErrorReply(
  'ERR FAILOVER with force option requires both a timeout and target HOST and IP.',
)
export const TARGET_IS_NO_REPLICA = new ErrorReply(
  'ERR FAILOVER target HOST and PORT is not a replica.',
)
export const BAD_FAILOVER_TIMEOUT = new ErrorReply('ERR FAILOVER timeout must be greater than 0')
export const FAILOVER_OF_NO_REPLICA = new ErrorReply(
  "ERR PSYNC FAILOVER can't be sent to a master.",
)
export const NO_FAILOVER = new ErrorReply('ERR No failover in progress.')
export const DEBUG_NOT_ALLOWED = new ErrorReply(
  'ERR DEBUG command not allowed. If the enable-debug-command option is set to "local", you can run it from a local connection, otherwise you need to set this option in the configuration file, and then restart the server.',
)
export const BAD_PACKED_THRESHOLD = new ErrorReply(
  'ERR argument must be a memory value bigger than 1 and smaller than 4gb',
)
export const SHORT_OF_RESP3 = new ErrorReply('ERR RESP2 is not supported by this command')
export const WRONG_PROTOCOL_TYPE = new ErrorReply(
  'ERR Wrong protocol type name. Please use one of the following: string|integer|double|bignum|null|array|set|map|attrib|push|verbatim|true|false',
)
export const KEY_BESIDE_KEYS = new ErrorReply(
  'ERR When using MIGRATE KEYS option, the key argument must be set to the empty string',
)
export const BAD_SLOWLOG_COUNT = new ErrorReply('ERR count should be greater than or equal to -1')
export const BAD_WAITAOF_LOCAL = new ErrorReply(
  'ERR value is out of range, must be between 0 and 1',
)
export const APPEND_ONLY_OFF = new ErrorReply(
  'ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.',
)
export const BAD_RELOAD_OPTION = new ErrorReply(
  'ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options.',
)
export const NO_SUCH_COMMAND = new ErrorReply('ERR Invalid command specified')
export const COMMAND_WITHOUT_KEYS = new ErrorReply('ERR The command has no key arguments')
export const WRONG_ARITY_FOR_COMMAND = new ErrorReply(
  'ERR Invalid number of arguments specified for command',
)
export const NO_KEYS_FOUND = new ErrorReply('ERR Invalid arguments specified for command')

/** What EXEC answers that was refused itself, and its transaction with it. */
export function execAborted(refusal: ErrorReply): ErrorReply {
  if (REDIRECTIONS.has(refusal)) return refusal
  const reason = refusal.text.replace(/^ERR /, '')
  return new ErrorReply(`EXECABORT Transaction discarded because of: ${reason}`)
}

export function noLatencySamples(event: ByteString): ErrorReply {
  return onOneLine(`ERR No samples available for event '${event}'`)
}

export function unknownCommand(version: RedisVersion, argv: readonly ByteString[]): ErrorReply {
  const quote = version === '6.2' ? '`' : "'"
  const close = version === '6.2' ? '`, ' : "' "
  let args = ''
  for (let i = 1; i < argv.length && args.length < ECHOED; i++) {
    args += `${quote[0]}${cText(argv[i]).slice(0, ECHOED - args.length)}${close}`
  }
  const word = cText(argv[0])
  const name = version === '6.2' ? word : word.slice(0, ECHOED)
  return onOneLine(`ERR unknown command ${quote}${name}${quote}, with args beginning with: ${args}`)
}

export function unknownSubcommand(
  version: RedisVersion,
  container: string,
  subcommand: ByteString,
): ErrorReply {
  if (version === '6.2') return badSubcommandCall(version, container, subcommand)
  const help = `${container.toUpperCase()} HELP`
  return onOneLine(`ERR unknown subcommand '${cText(subcommand).slice(0, ECHOED)}'. Try ${help}.`)
}

/** What a subcommand answers whose own checks refuse its arguments, and each of 6.2 that is unknown. */
export function badSubcommandCall(
  version: RedisVersion,
  container: string,
  subcommand: ByteString,
): ErrorReply {
  const unknown = version === '6.2' ? 'Unknown' : 'unknown'
  const name = version === '6.2' ? cText(subcommand) : cText(subcommand).slice(0, ECHOED)
  return onOneLine(
    `ERR ${unknown} subcommand or wrong number of arguments for '${name}'. Try ${container.toUpperCase()} HELP.`,
  )
}

/** What a client with MONITOR gets that reads or writes keys: it counts as a replica. */
export function replicaWithKeys(version: RedisVersion): ErrorReply {
  const interact = version === '6.2' ? 'interract' : 'interact'
  return new ErrorReply(`ERR Replica can't ${interact} with the keyspace`)
}

export function notWhileSubscribed(version: RedisVersion, name: string): ErrorReply {
  const prefixes = version === '6.2' ? '(P)' : '(P|S)'
  const allowed = `${prefixes}SUBSCRIBE / ${prefixes}UNSUBSCRIBE / PING / QUIT / RESET`
  return new ErrorReply(`ERR Can't execute '${name}': only ${allowed} are allowed in this context`)
}

export function cannotLoad(version: RedisVersion): ErrorReply {
  const advice = version < '7.2' ? '' : ', check server logs.'
  return new ErrorReply(`ERR Error trying to load the RDB dump${advice}`)
}

/** A command that Redis knows and that makes no sense in this process. */
export function notAvailable(name: string, reason: string): ErrorReply {
  return new ErrorReply(`ERR ${name.toUpperCase()} is not available here: ${reason}`)
}

/** An error text with a client's words in it, which must not break the protocol's line. */
export function onOneLine(text: ByteString): ErrorReply {
  return new ErrorReply(text.replace(/[\r\n]/g, ' '))
}

/** A byte string as C prints it: up to its first NUL. */
function cText(bytes: ByteString): ByteString {
  const end = bytes.indexOf('\0')
  return end < 0 ? bytes : bytes.slice(0, end)
}

/** What a client gets for a fault of this package, where Redis would have crashed. */
export function internalError(error: unknown): ErrorReply {
  return onOneLine(`ERR internal error: ${error instanceof Error ? error.message : String(error)}`)
}
