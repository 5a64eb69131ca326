import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NO_PASSWORD_SET, WRONG_PASSWORD } from '../../reply/errors/acl.js'
import {
  BAD_CLIENT_NAME,
  BAD_PROTOCOL,
  badHelloOption,
  helloWithoutAuth,
  UNSUPPORTED_PROTOCOL,
} from '../../reply/errors/client.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { ErrorReply, MapReply, OK, type Reply } from '../../reply/reply.js'
import { PATCH_RELEASES } from '../../reply/version.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'
import { isClientName } from './own-client.js'

const MOST_WORDS_OF_AUTH = 3
const DEFAULT_USER = 'default'

const auth = defineCommand<ServerContext>({
  name: 'auth',
  arity: -2,
  flags: ['noscript', 'loading', 'stale', 'fast', 'no_auth', { flag: 'allow_busy', since: '7.0' }],
  categories: ['connection'],
  run: ({ server, session }, argv) => {
    if (argv.length > MOST_WORDS_OF_AUTH) return SYNTAX_ERROR
    if (argv.length > 2) return authenticate(session, [argv[1], argv[2]], argv) ?? OK
    const { defaultUser, isOpenToAll } = server.acl
    if (defaultUser.needsNoPassword && !isOpenToAll) return NO_PASSWORD_SET
    return authenticate(session, [DEFAULT_USER, argv[1]], argv) ?? OK
  },
})

type Credentials = readonly [name: ByteString, password: ByteString]

/** Lets a client in, or tells why not. */
function authenticate(
  session: Session,
  [name, password]: Credentials,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const { acl } = session.server
  const user = acl.authenticated(name, password)
  if (user === undefined) {
    acl.failedLogin(session, name, argv)
    return WRONG_PASSWORD
  }
  session.logIn(user)
  return undefined
}

const hello = defineCommand<ServerContext>({
  name: 'hello',
  arity: -1,
  flags: ['noscript', 'loading', 'stale', 'fast', 'no_auth', { flag: 'allow_busy', since: '7.0' }],
  categories: ['connection'],
  run: ({ session }, argv): Reply => {
    const resp = argv.length > 1 ? readProtocol(argv[1]) : session.resp
    if (resp instanceof ErrorReply) return resp
    const options = readHelloOptions(session, argv)
    if (options instanceof ErrorReply) return options
    const { name, ...others } = options
    const refusal = applyOptions(session, others, argv)
    if (refusal !== undefined) return refusal
    if (!session.login.isDone) return helloWithoutAuth(session.version)
    if (name !== undefined) session.name = name
    session.useProtocol(resp)
    return greeting(session)
  },
})

interface HelloOptions {
  credentials?: Credentials
  name?: ByteString
}

function readProtocol(text: ByteString): 2 | 3 | ErrorReply {
  const version = parseInt64(text)
  if (version === undefined) return BAD_PROTOCOL
  return version === 2n ? 2 : version === 3n ? 3 : UNSUPPORTED_PROTOCOL
}

/** Before 7.2 each option takes effect where it stands, even if a later one is wrong. */
function readHelloOptions(
  session: Session,
  argv: readonly ByteString[],
): HelloOptions | ErrorReply {
  const options: HelloOptions = {}
  const takesEffect = session.version < '7.2'
  for (let at = 2; at < argv.length; ) {
    const word = argv[at].toLowerCase()
    if (word === 'auth' && at + 2 < argv.length) {
      options.credentials = [argv[at + 1], argv[at + 2]]
      at += 3
    } else if (word === 'setname' && at + 1 < argv.length) {
      options.name = argv[at + 1]
      if (!isClientName(options.name)) return BAD_CLIENT_NAME
      at += 2
    } else return badHelloOption(argv[at])
    const refusal = takesEffect ? applyOptions(session, options, argv) : undefined
    if (refusal !== undefined) return refusal
  }
  return options
}

/** Lets the client in and names it, as its options say. */
function applyOptions(
  session: Session,
  { credentials, name }: HelloOptions,
  argv: readonly ByteString[],
): ErrorReply | undefined {
  const refusal = credentials && authenticate(session, credentials, argv)
  if (refusal === undefined && name !== undefined) session.name = name
  return refusal
}

function greeting({ server, version, resp, id, isCluster }: Session): MapReply {
  const isSentinel = server.sentinel !== undefined
  return new MapReply([
    ['server', 'redis'],
    ['version', PATCH_RELEASES[version]],
    ['proto', resp],
    ['id', id],
    ['mode', isSentinel ? 'sentinel' : isCluster ? 'cluster' : 'standalone'],
    ...(isSentinel ? [] : [['role', 'master'] as const]),
    ['modules', []],
  ])
}

/** @see https://redis.io/docs/latest/commands/hello/ */
export const handshakeCommands: readonly CommandDefinition<ServerContext>[] = [auth, hello]
