import { container } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { NOT_A_CLUSTER } from '../../reply/errors/server.js'
import type { ServerContext } from '../server-context.js'

const STALE: readonly CommandFlag[] = ['stale']
const ADMIN: readonly CommandFlag[] = ['admin', 'stale']
const CHANGE: readonly CommandFlag[] = ['admin', 'no_async_loading', 'stale']

type Subcommand = readonly [name: string, arity: number, flags: readonly CommandFlag[]]

const SUBCOMMANDS: readonly Subcommand[] = [
  ['addslotsrange', -4, CHANGE],
  ['bumpepoch', 2, CHANGE],
  ['count-failure-reports', 3, ADMIN],
  ['countkeysinslot', 3, STALE],
  ['delslotsrange', -4, CHANGE],
  ['failover', -2, CHANGE],
  ['forget', 3, CHANGE],
  ['getkeysinslot', 4, STALE],
  ['info', 2, STALE],
  ['keyslot', 3, STALE],
  ['links', 2, STALE],
  ['meet', -4, CHANGE],
  ['myid', 2, STALE],
  ['nodes', 2, STALE],
  ['replicas', 3, ADMIN],
  ['replicate', 3, CHANGE],
  ['saveconfig', 2, CHANGE],
  ['set-config-epoch', 3, CHANGE],
  ['setslot', -4, CHANGE],
  ['slaves', 3, ADMIN],
  ['help', 2, ['loading', 'stale']],
  ['reset', -2, ['admin', 'noscript', 'stale']],
  ['addslots', -3, CHANGE],
  ['delslots', -3, CHANGE],
  ['flushslots', 2, CHANGE],
]

/** What a client asks to find its way in a cluster: also while data is loaded, from 7.2 on. */
const MAPS = ['shards', 'slots'].map((name) =>
  defineCommand<ServerContext>({
    name: `cluster|${name}`,
    arity: 2,
    flags: ['stale', { flag: 'loading', since: '7.2' }],
    run: () => NOT_A_CLUSTER,
  }),
)

const myshardid = defineCommand<ServerContext>({
  name: 'cluster|myshardid',
  arity: 2,
  since: '7.2',
  flags: STALE,
  run: () => NOT_A_CLUSTER,
})

const ofNodes = ['asking', 'readonly', 'readwrite'].map((name) =>
  defineCommand<ServerContext>({
    name,
    arity: 1,
    flags:
      name === 'asking'
        ? ['fast']
        : ['fast', { flag: 'loading', since: '7.0' }, { flag: 'stale', since: '7.0' }],
    categories: ['connection'],
    olderCategories: { before: '7.0', categories: ['keyspace'] },
    run: () => NOT_A_CLUSTER,
  }),
)

/** A server by itself is no cluster. @see https://redis.io/docs/latest/commands/cluster-info/ */
export const clusterCommands: readonly CommandDefinition<ServerContext>[] = [
  container('cluster', ['admin', 'random', 'stale']),
  ...SUBCOMMANDS.map(([name, arity, flags]) =>
    defineCommand<ServerContext>({
      name: `cluster|${name}`,
      arity,
      flags,
      run: () => NOT_A_CLUSTER,
    }),
  ),
  ...MAPS,
  myshardid,
  ...ofNodes,
]
