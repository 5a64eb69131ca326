import type { CommandDefinition } from '../../command/define-command.js'
import { dataCommands } from '../../commands/index.js'
import { scriptingCommands } from '../../scripting/index.js'
import { aclCommands } from '../commands/acl.js'
import { clientCommands } from '../commands/client.js'
import { clusterCommands } from '../commands/cluster.js'
import { commandCommands } from '../commands/command.js'
import { configCommands } from '../commands/config.js'
import { connectionCommands } from '../commands/connection.js'
import { debugCommands } from '../commands/debug.js'
import { failoverCommands } from '../commands/failover.js'
import { handshakeCommands } from '../commands/handshake.js'
import { latencyCommands } from '../commands/latency.js'
import { lolwutCommands } from '../commands/lolwut.js'
import { memoryCommands } from '../commands/memory.js'
import { migrateCommands } from '../commands/migrate.js'
import { monitorCommands } from '../commands/monitor.js'
import { ownClientCommands } from '../commands/own-client.js'
import { persistenceCommands } from '../commands/persistence.js'
import { pubsubCommands } from '../commands/pubsub.js'
import { refusedCommands } from '../commands/refused.js'
import { replicaCommands } from '../commands/replicas.js'
import { serverStateCommands } from '../commands/server-state.js'
import { shutdownCommands } from '../commands/shutdown.js'
import { singleServerCommands } from '../commands/single-server.js'
import { slowlogCommands } from '../commands/slowlog.js'
import { trackingCommands } from '../commands/tracking.js'
import { transactionCommands } from '../commands/transactions.js'
import type { ServerContext } from '../server-context.js'

/** Every command of every version. */
export const allCommands: readonly CommandDefinition<ServerContext>[] = [
  ...dataCommands,
  ...aclCommands,
  ...clientCommands,
  ...clusterCommands,
  ...commandCommands,
  ...configCommands,
  ...connectionCommands,
  ...debugCommands,
  ...handshakeCommands,
  ...latencyCommands,
  ...lolwutCommands,
  ...memoryCommands,
  ...migrateCommands,
  ...monitorCommands,
  ...ownClientCommands,
  ...persistenceCommands,
  ...pubsubCommands,
  ...refusedCommands,
  ...replicaCommands,
  ...scriptingCommands,
  ...serverStateCommands,
  ...shutdownCommands,
  ...failoverCommands,
  ...singleServerCommands,
  ...slowlogCommands,
  ...trackingCommands,
  ...transactionCommands,
]
