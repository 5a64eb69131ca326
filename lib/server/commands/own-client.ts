import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { BAD_CLIENT_NAME, badLibraryInfo, unknownLibraryInfo } from '../../reply/errors/client.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { NO_REPLY, OK, type Reply, Verbatim } from '../../reply/reply.js'
import { clientLine } from '../client/client-line.js'
import type { ServerContext } from '../server-context.js'

const FLAGS: readonly CommandFlag[] = ['noscript', 'loading', 'stale']
/** What a name may hold: visible ASCII. */
const VISIBLE = /^[!-~]*$/

const id = defineCommand<ServerContext>({
  name: 'client|id',
  arity: 2,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }) => session.id,
})

const info = defineCommand<ServerContext>({
  name: 'client|info',
  arity: 2,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }, argv) => new Verbatim('txt', `${clientLine(session, argv)}\n`),
})

const getname = defineCommand<ServerContext>({
  name: 'client|getname',
  arity: 2,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }) => (session.name === '' ? null : session.name),
})

const setname = defineCommand<ServerContext>({
  name: 'client|setname',
  arity: 3,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }, [, , name]) => {
    if (!isClientName(name)) return BAD_CLIENT_NAME
    session.name = name
    return OK
  },
})

/** Whether a client may have a name. */
export function isClientName(name: ByteString): boolean {
  return VISIBLE.test(name)
}

const setinfo = defineCommand<ServerContext>({
  name: 'client|setinfo',
  arity: 4,
  since: '7.2',
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }, [, , what, value]) => {
    const name = what.toLowerCase()
    if (name !== 'lib-name' && name !== 'lib-ver') return unknownLibraryInfo(what)
    if (!VISIBLE.test(value)) return badLibraryInfo(name)
    if (name === 'lib-name') session.libraryName = value
    else session.libraryVersion = value
    return OK
  },
})

const noEvict = defineCommand<ServerContext>({
  name: 'client|no-evict',
  arity: 3,
  since: '7.0',
  flags: ['admin', ...FLAGS],
  categories: ['connection'],
  run: ({ session }, [, , word]) =>
    onOrOff(word, (on) => {
      session.noEvict = on
    }),
})

const noTouch = defineCommand<ServerContext>({
  name: 'client|no-touch',
  arity: 3,
  since: '7.2',
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }, [, , word]) =>
    onOrOff(word, (on) => {
      session.noTouch = on
    }),
})

function onOrOff(word: ByteString, set: (on: boolean) => void): Reply {
  const lower = word.toLowerCase()
  if (lower !== 'on' && lower !== 'off') return SYNTAX_ERROR
  set(lower === 'on')
  return OK
}

const reply = defineCommand<ServerContext>({
  name: 'client|reply',
  arity: 3,
  flags: FLAGS,
  categories: ['connection'],
  run: ({ session }, [, , word]) => {
    const mode = word.toLowerCase()
    if (mode !== 'on' && mode !== 'off' && mode !== 'skip') return SYNTAX_ERROR
    session.replyMode = mode
    return mode === 'on' ? OK : NO_REPLY
  },
})

/** What a client says of itself. @see https://redis.io/docs/latest/commands/client-info/ */
export const ownClientCommands: readonly CommandDefinition<ServerContext>[] = [
  container('client', ['admin', 'noscript', 'random', 'loading', 'stale'], ['connection']),
  id,
  info,
  getname,
  setname,
  setinfo,
  noEvict,
  noTouch,
  reply,
  helpOf(
    'client',
    [
      ['GETNAME', 'The name of this connection.'],
      ['ID', 'The number of this connection.'],
      ['INFO', 'What there is to say of this connection.'],
      ['KILL <ip:port>', 'Ends the connection from an address.'],
      ['KILL <option> <value> [<option> <value> [...]]', 'Ends the connections that match.'],
      ['LIST [options ...]', 'What there is to say of all connections.'],
      ['UNPAUSE', 'Ends a pause.'],
      ['PAUSE <timeout> [WRITE|ALL]', 'Holds all clients back, or those that write.'],
      ['REPLY (ON|OFF|SKIP)', 'Whether this connection gets replies.'],
      ['SETNAME <name>', 'Gives this connection a name.'],
      ['UNBLOCK <clientid> [TIMEOUT|ERROR]', 'Ends the wait of a blocked client.'],
      ['NO-EVICT (ON|OFF)', 'Keeps this connection when memory is short.'],
    ],
    ['connection'],
  ),
]
