import type { Command } from '../../command/command-table.js'
import type { Answer } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { andThen, endValue } from '../../scripting/index.js'
import type { Client } from '../client/client.js'
import type { ServerContext } from '../server-context.js'
import { monotonic } from '../time/monotonic.js'

/** Runs a command as a part of a transaction or script; its own time counts. */
export function callTimed(
  client: Client,
  command: Command<ServerContext>,
  argv: readonly ByteString[],
): Answer {
  const { server } = client
  const startedAt = monotonic()
  return andThen(
    () => server.call(client, command, argv),
    (ending) => {
      server.times.took(client, command, argv, (monotonic() - startedAt) * 1000)
      return endValue(ending)
    },
  )
}
