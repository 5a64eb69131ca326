import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
  type VersionedFlag,
} from '../../command/define-command.js'
import { REPLICAOF_IN_CLUSTER } from '../../reply/errors/cluster.js'
import { OK, type Reply } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'
import { refusedUse } from './refused-uses.js'

const REPLICATION: readonly (CommandFlag | VersionedFlag)[] = [
  'admin',
  'noscript',
  'stale',
  { flag: 'no_async_loading', since: '7.0' },
]

/** REPLICAOF NO ONE is what a master already is; a master to follow cannot be reached. */
const replication = (['replicaof', 'slaveof'] as const).map((name) =>
  defineCommand<ServerContext>({
    name,
    arity: 3,
    flags: REPLICATION,
    run: ({ isCluster }, [, host, port]): Reply => {
      if (isCluster) return REPLICAOF_IN_CLUSTER
      return host.toLowerCase() === 'no' && port.toLowerCase() === 'one' ? OK : refusedUse(name)
    },
  }),
)

const moduleList = defineCommand<ServerContext>({
  name: 'module|list',
  arity: 2,
  flags: ['admin', 'noscript'],
  run: () => [],
})

/** What a server answers that has no replicas, modules, users but one, or latency monitor. */
export const singleServerCommands: readonly CommandDefinition<ServerContext>[] = [
  ...replication,
  container('module', ['admin', 'noscript']),
  moduleList,
  helpOf('module', [['LIST', 'The modules that are loaded.']]),
]
