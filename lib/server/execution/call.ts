import type { Command } from '../../command/command-table.js'
import type { Answer } from '../../command/define-command.js'
import { keysOf } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { ErrorReply } from '../../reply/reply.js'
import { andThen, endValue, type Suspension } from '../../scripting/index.js'
import type { Client } from '../client/client.js'
import type { Stats } from '../observation/stats.js'
import { callSubcommand } from '../registry/container.js'
import type { ServerContext } from '../server-context.js'

type KnownCommand = Command<ServerContext>

/** Runs a command, or the subcommand that it names. */
export function perform(
  client: Client,
  command: KnownCommand,
  argv: readonly ByteString[],
): Answer {
  const { run } = command.definition
  return run !== undefined && (command.subcommands.size === 0 || argv.length === 1)
    ? run(client, argv)
    : callSubcommand(client, command, argv)
}

/** As {@link perform}, while others watch: by MONITOR, by CLIENT TRACKING, or as a replica. */
export function observed(
  client: Client,
  command: KnownCommand,
  argv: readonly ByteString[],
): Answer {
  const { monitors, tracking } = client.server
  // A script stands before its commands, EXEC behind those of its transaction.
  const isScript = command.flags.has('skip_monitor') && command.name !== 'exec'
  if (isScript) monitors.feed(client, argv, false)
  return andThen(
    () => (tracking.isOn ? tracked(client, command, argv) : replicated(client, command, argv)),
    (ending) => {
      const answer = endValue(ending)
      if (!isScript && !command.flags.has('admin')) monitors.feed(client, argv, !client.isScript)
      return answer
    },
  )
}

function replicated(client: Client, command: KnownCommand, argv: readonly ByteString[]): Answer {
  const { replication } = client.server
  return replication.isOn ? replication.run(client, command, argv) : perform(client, command, argv)
}

/** Counts a call that was left half-way when it has gone on to its end. */
export function countWhenOver(left: Suspension, stats: Stats, command: KnownCommand): void {
  left.behind((ending) => {
    const answer = endValue(ending) as Answer
    stats.countCall(command, answer)
    return answer
  })
}

function tracked(client: Client, command: KnownCommand, argv: readonly ByteString[]): Answer {
  const { tracking } = client.server
  const { definition, flags, name } = command
  const outer = tracking.writer
  if (outer === undefined) tracking.limit()
  tracking.writer = client
  const isScript = flags.has('skip_monitor')
  if (isScript) tracking.declaredKeys = keysOf(definition.keys ?? [], argv)
  return andThen(
    () => replicated(client, command, argv),
    (ending) => {
      if (!('thrown' in ending)) {
        if (flags.has('readonly') && !isScript) tracking.remember(client, command, argv)
        const isFlush = name === 'flushall' || name === 'flushdb'
        if (isFlush && !(ending.value instanceof ErrorReply)) tracking.flushed()
      }
      tracking.writer = outer
      if (outer === undefined) endCaching(client, name)
      return endValue(ending)
    },
  )
}

/** CLIENT CACHING is for one command, or one transaction. */
function endCaching({ session }: Client, name: string): void {
  if (session.tracking === undefined || session.transaction !== undefined) return
  if (!name.startsWith('client')) session.tracking.isCachingGiven = false
}
