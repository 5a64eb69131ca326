import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseInteger } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { FAILOVER_IN_CLUSTER } from '../../reply/errors/cluster.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  BAD_FAILOVER_TIMEOUT,
  FORCE_WITHOUT_TARGET,
  NO_FAILOVER,
  TARGET_IS_NO_REPLICA,
  WITHOUT_REPLICAS,
} from '../../reply/errors/server.js'
import { ErrorReply, type Reply } from '../../reply/reply.js'
import type { Replica } from '../replication/replica.js'
import type { ServerContext } from '../server-context.js'
import { refusedUse } from './refused-uses.js'

/** What FAILOVER is told. */
interface Options {
  target?: { readonly host: ByteString; readonly port: number }
  hasTimeout: boolean
  isForced: boolean
  isAborted: boolean
}

/** @see https://redis.io/docs/latest/commands/failover/ */
const failover = defineCommand<ServerContext>({
  name: 'failover',
  arity: -1,
  flags: ['admin', 'noscript', 'stale'],
  run: ({ isCluster, server }, argv): Reply => {
    if (isCluster) return FAILOVER_IN_CLUSTER
    const options = readOptions(argv)
    if (options instanceof ErrorReply) return options
    if (options.isAborted) return NO_FAILOVER
    const { online } = server.replication.replicas
    if (online.length === 0) return WITHOUT_REPLICAS
    if (options.isForced && !(options.hasTimeout && options.target)) return FORCE_WITHOUT_TARGET
    return isAmong(online, options.target) ? refusedUse('failover') : TARGET_IS_NO_REPLICA
  },
})

function isAmong(online: readonly Replica[], target: Options['target']): boolean {
  if (target === undefined) return true
  return online.some(({ ip, port }) => ip === target.host && port === target.port)
}

function readOptions(argv: readonly ByteString[]): Options | ErrorReply {
  const options: Options = { hasTimeout: false, isForced: false, isAborted: false }
  for (let at = 1; at < argv.length; ) {
    const taken = readOption(options, argv, at)
    if (taken instanceof ErrorReply) return taken
    at += taken
  }
  return options
}

/** @returns of how many words the option is. */
function readOption(
  options: Options,
  argv: readonly ByteString[],
  at: number,
): number | ErrorReply {
  const word = argv[at].toLowerCase()
  const left = argv.length - at - 1
  if (word === 'timeout' && left >= 1 && !options.hasTimeout) {
    return readTimeout(options, argv[at + 1])
  }
  if (word === 'to' && left >= 2 && options.target === undefined) {
    const port = parseInteger(argv[at + 2])
    if (port instanceof ErrorReply) return port
    options.target = { host: argv[at + 1], port }
    return 3
  }
  if (word === 'abort' && argv.length === 2) options.isAborted = true
  else if (word === 'force' && !options.isForced) options.isForced = true
  else return SYNTAX_ERROR
  return 1
}

function readTimeout(options: Options, text: ByteString): number | ErrorReply {
  const timeout = parseInteger(text)
  if (timeout instanceof ErrorReply) return timeout
  if (timeout <= 0) return BAD_FAILOVER_TIMEOUT
  options.hasTimeout = true
  return 2
}

export const failoverCommands: readonly CommandDefinition<ServerContext>[] = [failover]
