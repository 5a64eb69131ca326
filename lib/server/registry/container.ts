import { type Command, obeysArity } from '../../command/command-table.js'
import type { Answer } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_A_CLUSTER } from '../../reply/errors/cluster.js'
import { unknownSubcommand } from '../../reply/errors/server.js'
import type { ServerContext } from '../server-context.js'

/**
 * Runs the subcommand that an argv of a container names. 6.2 looks it up only now, so that a wrong
 * one can stand in a transaction, and has one error for an unknown name and a wrong arity.
 */
export function callSubcommand(
  context: ServerContext,
  container: Command<ServerContext>,
  argv: readonly ByteString[],
): Answer {
  const subcommand = container.subcommands.get(argv[1].toLowerCase())
  if (subcommand?.definition.run !== undefined && obeysArity(subcommand.arity, argv.length)) {
    return subcommand.definition.run(context, argv)
  }
  // CLUSTER looks at its subcommand only on a node.
  if (container.name === 'cluster' && !context.isCluster) return NOT_A_CLUSTER
  const earlier = container.definition.misused?.(context, argv)
  return earlier ?? unknownSubcommand(context.version, container.name, argv[1])
}
