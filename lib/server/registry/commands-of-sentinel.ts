import type { CommandDefinition } from '../../command/define-command.js'
import { sentinelCommands } from '../commands/sentinel.js'
import type { ServerContext } from '../server-context.js'
import type { ServerOptions } from '../server-options.js'
import { allCommands } from './all-commands.js'

/** What a sentinel shares with other servers. */
const SHARED: ReadonlySet<string> = new Set([
  ...['acl', 'auth', 'client', 'command', 'hello', 'info', 'ping', 'shutdown'],
  ...['psubscribe', 'punsubscribe', 'subscribe', 'unsubscribe'],
])

/** Every command of a sentinel; it knows no others. */
const commandsOfSentinel: readonly CommandDefinition<ServerContext>[] = [
  ...allCommands.filter(({ name }) => SHARED.has(name.split('|')[0])),
  ...sentinelCommands,
]

/** The commands of a server with such options. */
export function commandsFor({ sentinel }: ServerOptions) {
  return sentinel === undefined ? allCommands : commandsOfSentinel
}
