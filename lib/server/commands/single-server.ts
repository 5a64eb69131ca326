import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
  type VersionedFlag,
} from '../../command/define-command.js'
import { FAILOVER_IN_CLUSTER, REPLICAOF_IN_CLUSTER } from '../../reply/errors/cluster.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import { NO_FAILOVER, notAvailable, WITHOUT_REPLICAS } from '../../reply/errors/server.js'
import { OK, type Reply } from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

const REPLICATION: readonly (CommandFlag | VersionedFlag)[] = [
  'admin',
  'noscript',
  'stale',
  { flag: 'no_async_loading', since: '7.0' },
]

/** REPLICAOF NO ONE is what a master already is; a master to follow cannot be reached. */
const replication = ['replicaof', 'slaveof'].map((name) =>
  defineCommand<ServerContext>({
    name,
    arity: 3,
    flags: REPLICATION,
    run: ({ isCluster }, [, host, port]): Reply => {
      if (isCluster) return REPLICAOF_IN_CLUSTER
      return host.toLowerCase() === 'no' && port.toLowerCase() === 'one'
        ? OK
        : notAvailable(name, 'a server in memory opens no connections to others')
    },
  }),
)

const failover = defineCommand<ServerContext>({
  name: 'failover',
  arity: -1,
  flags: ['admin', 'noscript', 'stale'],
  run: ({ isCluster }, [, option = 'to', ...rest]): Reply => {
    if (isCluster) return FAILOVER_IN_CLUSTER
    const word = option.toLowerCase()
    if (word === 'abort' && rest.length === 0) return NO_FAILOVER
    return ['to', 'force', 'timeout'].includes(word) ? WITHOUT_REPLICAS : SYNTAX_ERROR
  },
})

const moduleList = defineCommand<ServerContext>({
  name: 'module|list',
  arity: 2,
  flags: ['admin', 'noscript'],
  run: () => [],
})

/** What a server answers that has no replicas, modules, users but one, or latency monitor. */
export const singleServerCommands: readonly CommandDefinition<ServerContext>[] = [
  ...replication,
  failover,
  container('module', ['admin', 'noscript']),
  moduleList,
  helpOf('module', [['LIST', 'The modules that are loaded.']]),
]
