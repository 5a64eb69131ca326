import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { TIMEOUT_NEGATIVE, TIMEOUT_OUT_OF_RANGE } from '../../reply/errors/blocking.js'
import {
  BAD_CLIENT_ID,
  BAD_PAUSE_MODE,
  BAD_UNBLOCK_REASON,
  NO_SUCH_CLIENT,
  TIMEOUT_NOT_AN_INTEGER,
} from '../../reply/errors/client.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import { ErrorReply, OK, type Reply, Verbatim } from '../../reply/reply.js'
import { readClientFilter, readClientType } from '../client/client-filter.js'
import { clientLine, clientTypeOf } from '../client/client-line.js'
import type { Server } from '../server.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'

const FLAGS: readonly CommandFlag[] = ['admin', 'noscript', 'loading', 'stale']
/** `CLIENT KILL address`. */
const WORDS_OF_OLD_KILL = 3
/** `CLIENT UNBLOCK id how`, `CLIENT PAUSE time mode`. */
const MOST_WORDS = 4
/** In milliseconds: the time after it is still one that 64 bits hold. */
const LONGEST_PAUSE = 2n ** 63n - 1n - 2n ** 41n

const list = defineCommand<ServerContext>({
  name: 'client|list',
  arity: -2,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ server, session }, argv): Reply => {
    const sessions = listed(server, argv)
    if (sessions instanceof ErrorReply) return sessions
    const lines = sessions.map((each) => clientLine(each, each === session ? argv : []))
    return new Verbatim('txt', lines.map((line) => `${line}\n`).join(''))
  },
})

function listed(
  { sessions }: Server,
  [, , option, ...values]: readonly ByteString[],
): readonly Session[] | ErrorReply {
  const all = [...sessions.values()]
  if (option === undefined) return all
  if (option.toLowerCase() === 'type' && values.length === 1) {
    const type = readClientType(values[0])
    return type instanceof ErrorReply ? type : all.filter((each) => clientTypeOf(each) === type)
  }
  if (option.toLowerCase() !== 'id' || values.length === 0) return SYNTAX_ERROR
  const ids = values.map((value) => parseInt64(value))
  if (ids.includes(undefined)) return BAD_CLIENT_ID
  return ids.flatMap((id) => sessions.get(Number(id)) ?? [])
}

const kill = defineCommand<ServerContext>({
  name: 'client|kill',
  arity: -3,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ server, session }, argv): Reply => {
    if (argv.length === WORDS_OF_OLD_KILL) return killAddress(server, argv[2])
    const filter = readClientFilter(argv.slice(2), server)
    if (filter instanceof ErrorReply) return filter
    const victims = [...server.sessions.values()].filter(
      (each) =>
        !(filter.skipMe && each === session) &&
        filter.conditions.every((condition) => condition(each)),
    )
    for (const victim of victims) victim.close()
    return victims.length
  },
})

/** The old form, CLIENT KILL ip:port, which takes the client itself too. */
function killAddress({ sessions }: Server, address: ByteString): Reply {
  const victim = [...sessions.values()].find((each) => each.address === address)
  if (victim === undefined) return NO_SUCH_CLIENT
  victim.close()
  return OK
}

const unblock = defineCommand<ServerContext>({
  name: 'client|unblock',
  arity: -3,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ server, version }, argv): Reply => {
    const [, word, id, how = 'timeout'] = argv
    const reason = how.toLowerCase()
    if (argv.length > MOST_WORDS) return badSubcommandCall(version, 'client', word)
    if (reason !== 'timeout' && reason !== 'error') return BAD_UNBLOCK_REASON
    const number = parseInt64(id)
    if (number === undefined) return NOT_AN_INTEGER
    const session = server.sessions.get(Number(number))
    const isUnblocked = session !== undefined && server.blocking.unblock(session, reason)
    // Redis counts the error of the client that waited for this command too.
    if (isUnblocked && reason === 'error') countForUnblock(server, argv)
    return isUnblocked ? 1 : 0
  },
})

function countForUnblock(server: Server, argv: readonly ByteString[]): void {
  const command = server.find(argv)
  if (command !== undefined) server.stats.of(command).failed++
}

const pause = defineCommand<ServerContext>({
  name: 'client|pause',
  arity: -3,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ server, version }, argv): Reply => {
    const [, word, timeout, mode = 'all'] = argv
    const kind = mode.toLowerCase()
    if (argv.length > MOST_WORDS) return badSubcommandCall(version, 'client', word)
    if (kind !== 'all' && kind !== 'write') return BAD_PAUSE_MODE
    const milliseconds = parseInt64(timeout)
    if (milliseconds === undefined) return TIMEOUT_NOT_AN_INTEGER
    if (milliseconds < 0n) return TIMEOUT_NEGATIVE
    // Before 7.2 the end of so long a pause overflows, and is in the past.
    if (milliseconds > LONGEST_PAUSE) return version < '7.2' ? OK : TIMEOUT_OUT_OF_RANGE
    server.pause.begin(kind, Number(milliseconds))
    return OK
  },
})

const unpause = defineCommand<ServerContext>({
  name: 'client|unpause',
  arity: 2,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ server }) => {
    server.pause.stop()
    return OK
  },
})

/** What one client does to others. @see https://redis.io/docs/latest/commands/client-list/ */
export const clientCommands: readonly CommandDefinition<ServerContext>[] = [
  list,
  kill,
  unblock,
  pause,
  unpause,
]
