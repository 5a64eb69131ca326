import { type Command, obeysArity } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AUTHENTICATED } from '../../reply/errors/acl.js'
import { wrongArity } from '../../reply/errors/common.js'
import {
  NOT_IN_MULTI,
  notWhileSubscribed,
  OUT_OF_MEMORY,
  replicaWithKeys,
  TOO_FEW_REPLICAS,
  unknownCommand,
  unknownSubcommand,
} from '../../reply/errors/server.js'
import type { ErrorReply } from '../../reply/reply.js'
import { refusalForUser } from '../acl/access.js'
import { refusalForSlot } from '../cluster/slot-check.js'
import { demands } from '../registry/effective-flags.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'

type KnownCommand = Command<ServerContext>

/** What a client in RESP2 may say once it has subscribed. */
const WHILE_SUBSCRIBED: ReadonlySet<string> = new Set([
  'ping',
  'psubscribe',
  'punsubscribe',
  'quit',
  'reset',
  'ssubscribe',
  'subscribe',
  'sunsubscribe',
  'unsubscribe',
])

/** What a client may say though its queue must not grow. */
const ENDS_QUEUE: ReadonlySet<string> = new Set(['discard', 'exec', 'quit', 'reset'])

/** What a client of 6.2 may say while a script takes long. */
const WHILE_BUSY: ReadonlySet<string> = new Set([
  'auth',
  'discard',
  'hello',
  'multi',
  'quit',
  'replconf',
  'reset',
  'unwatch',
  'watch',
])

/** A command that may run or be queued, or what refuses it. The first refusal wins. */
export function admitted(
  session: Session,
  command: KnownCommand | undefined,
  argv: readonly ByteString[],
): KnownCommand | ErrorReply {
  const { tracking } = session.server
  if (tracking.isOn) tracking.limit()
  if (command === undefined) return unknownCommand(session.version, argv)
  return (
    unknownSubcommandOf(session, command, argv) ??
    wrongArityOf(command, argv) ??
    unauthenticated(session, command) ??
    refusedInTransaction(session, command) ??
    refusalForUser(session, command, argv) ??
    refusedForSlot(session, command, argv) ??
    refusedToMonitor(session, command) ??
    (session.server.writeLimits.isOn ? refusedByLimits(session, command, argv) : undefined) ??
    refusedWhileSubscribed(session, command) ??
    (session.server.longScript.isOn ? refusedWhileBusy(session, command, argv) : undefined) ??
    command
  )
}

/** Counts an error that a gate answered, and the command that it refused. */
export function countRefusal(
  { stats, version }: Server,
  command: KnownCommand | undefined,
  argv: readonly ByteString[],
  refusal: ErrorReply,
): void {
  stats.countError(refusal)
  if (command === undefined) return
  const isSubcommandUnknown = command.subcommands.size > 0 && argv.length > 1
  if (!isSubcommandUnknown || version === '6.2') stats.of(command).rejected++
}

/** From 7.0 on a container is found only where no subcommand of it is; 6.2 leaves it to the run. */
function unknownSubcommandOf(
  { version }: Session,
  command: KnownCommand,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const isUnknown = command.subcommands.size > 0 && argv.length > 1 && version !== '6.2'
  return isUnknown ? unknownSubcommand(version, command.name, argv[1]) : undefined
}

function wrongArityOf(
  { arity, name }: KnownCommand,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  return obeysArity(arity, argv.length) ? undefined : wrongArity(name)
}

function unauthenticated(session: Session, { flags }: KnownCommand): ErrorReply | undefined {
  return session.login.isRequired && !flags.has('no_auth') ? NOT_AUTHENTICATED : undefined
}

function refusedInTransaction(session: Session, { flags }: KnownCommand): ErrorReply | undefined {
  return session.transaction !== undefined && flags.has('no_multi') ? NOT_IN_MULTI : undefined
}

function refusedForSlot(
  session: Session,
  command: KnownCommand,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const { cluster } = session.server
  return cluster && refusalForSlot(session, cluster, command, argv)
}

function refusedToMonitor(session: Session, { flags }: KnownCommand): ErrorReply | undefined {
  const touchesKeys = flags.has('write') || flags.has('readonly') || flags.has('may_replicate')
  if (!touchesKeys || !session.server.monitors.has(session)) return undefined
  return replicaWithKeys(session.version)
}

function refusedByLimits(
  session: Session,
  command: KnownCommand,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const { writeLimits } = session.server
  writeLimits.makeRoom()
  // Before 7.4 a queue takes memory, whatever it holds.
  const isQueued =
    session.version < '7.4' && session.transaction !== undefined && !ENDS_QUEUE.has(command.name)
  const takesMemory = isQueued || demands(session, command, argv, 'denyoom')
  if (takesMemory && writeLimits.isOutOfMemory) return OUT_OF_MEMORY
  const isRefused = writeLimits.lacksReplicas && demands(session, command, argv, 'write')
  return isRefused ? TOO_FEW_REPLICAS : undefined
}

function refusedWhileSubscribed(
  { resp, subscriptions, version }: Session,
  { name }: KnownCommand,
): ErrorReply | undefined {
  if (resp === 3 || subscriptions.count === 0 || WHILE_SUBSCRIBED.has(name)) return undefined
  return notWhileSubscribed(version, name)
}

/** @see https://redis.io/docs/latest/develop/interact/programmability/#maximum-execution-time */
function refusedWhileBusy(
  { server, version }: Session,
  { flags, name }: KnownCommand,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const isAllowed =
    version === '6.2' ? isAllowedIn6(name, argv[1]?.toLowerCase()) : flags.has('allow_busy')
  return isAllowed ? undefined : server.longScript.refusal
}

/** Before 7.0 no flag says so; SCRIPT and SHUTDOWN go by the first letter of their argument. */
function isAllowedIn6(name: string, argument = ''): boolean {
  return (
    WHILE_BUSY.has(name) ||
    (name === 'script' && argument.startsWith('k')) ||
    (name === 'shutdown' && argument.startsWith('n'))
  )
}
