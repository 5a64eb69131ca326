import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { parseInt64 } from '../../commands/parse.js'
import { NOT_AN_INTEGER } from '../../reply/errors/common.js'
import { BAD_SLOWLOG_COUNT, badSubcommandCall } from '../../reply/errors/server.js'
import { OK } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

const FLAGS: readonly CommandFlag[] = ['admin', 'loading', 'stale']
const DEFAULT_COUNT = 10n
const COUNT_AT = 3

const get = defineCommand<ServerContext>({
  name: 'slowlog|get',
  arity: -2,
  flags: FLAGS,
  run: ({ server, version }, argv) => {
    if (argv.length > COUNT_AT) return badSubcommandCall(version, 'slowlog', argv[1])
    const count = argv.length === COUNT_AT ? parseInt64(argv[2]) : DEFAULT_COUNT
    // 6.2 takes any negative count for all.
    if (version === '6.2' && count === undefined) return NOT_AN_INTEGER
    if (count === undefined || (count < -1n && version !== '6.2')) return BAD_SLOWLOG_COUNT
    return server.slowLog.newest(count < 0n ? Infinity : Number(count))
  },
})

const len = defineCommand<ServerContext>({
  name: 'slowlog|len',
  arity: 2,
  flags: FLAGS,
  run: ({ server }) => server.slowLog.length,
})

const reset = defineCommand<ServerContext>({
  name: 'slowlog|reset',
  arity: 2,
  flags: FLAGS,
  run: ({ server }) => {
    server.slowLog.reset()
    return OK
  },
})

/** @see https://redis.io/docs/latest/commands/slowlog-get/ */
export const slowlogCommands: readonly CommandDefinition<ServerContext>[] = [
  container('slowlog', ['admin', 'random', 'loading', 'stale']),
  get,
  len,
  reset,
  helpOf('slowlog', [
    ['GET [<count>]', 'The newest entries (default: 10, -1 is all).'],
    ['LEN', 'The number of entries.'],
    ['RESET', 'Drops all entries.'],
  ]),
]
