import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { MONITOR_IN_MULTI } from '../../reply/errors/server.js'
import { NO_REPLY, OK } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

const monitor = defineCommand<ServerContext>({
  name: 'monitor',
  arity: 1,
  flags: ['admin', 'noscript', 'loading', 'stale'],
  run: ({ server, session }) => {
    if (session.isExecuting) return MONITOR_IN_MULTI
    if (server.monitors.has(session)) return NO_REPLY
    server.monitors.add(session)
    session.stateChanged()
    return OK
  },
})

/** @see https://redis.io/docs/latest/commands/monitor/ */
export const monitorCommands: readonly CommandDefinition<ServerContext>[] = [monitor]
