import type { Answer } from '../../command/define-command.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { ServerContext } from '../server-context.js'
import type { Cluster } from './cluster.js'

/** What a subcommand of CLUSTER does on a node. @param argv the whole command. */
export type ClusterCommand = (
  cluster: Cluster,
  argv: readonly ByteString[],
  context: ServerContext,
) => Answer
