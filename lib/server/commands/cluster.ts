import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
  type VersionedFlag,
} from '../../command/define-command.js'
import { NOT_A_CLUSTER } from '../../reply/errors/cluster.js'
import { notAvailable } from '../../reply/errors/server.js'
import { OK } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { ClusterCommand } from '../cluster/cluster-command.js'
import {
  clusterInfo,
  clusterNodes,
  clusterShards,
  clusterSlots,
} from '../cluster/describe-cluster.js'
import {
  bumpEpoch,
  countFailureReports,
  failover,
  forget,
  meet,
  replicas,
  replicate,
  reset,
  setConfigEpoch,
} from '../cluster/node-commands.js'
import {
  addSlotRanges,
  addSlots,
  countKeysInSlot,
  deleteSlotRanges,
  deleteSlots,
  flushSlots,
  getKeysInSlot,
  keyslot,
  setSlot,
} from '../cluster/slot-commands.js'
import type { ServerContext } from '../server-context.js'

const STALE: readonly CommandFlag[] = ['stale']
const ADMIN: readonly CommandFlag[] = ['admin', 'stale']
const CHANGE: readonly CommandFlag[] = ['admin', 'no_async_loading', 'stale']
/** What a client asks to find its way in a cluster: also while data is loaded, from 7.2 on. */
const MAP: readonly (CommandFlag | VersionedFlag)[] = ['stale', { flag: 'loading', since: '7.2' }]
const OF_READERS: readonly (CommandFlag | VersionedFlag)[] = [
  'fast',
  { flag: 'loading', since: '7.0' },
  { flag: 'stale', since: '7.0' },
]
const CATEGORIES = {
  categories: ['connection'],
  olderCategories: { before: '7.0', categories: ['keyspace'] },
} as const

type Subcommand = readonly [
  name: string,
  arity: number,
  flags: readonly (CommandFlag | VersionedFlag)[],
  run: ClusterCommand,
]

const saveConfig: ClusterCommand = () =>
  notAvailable('cluster saveconfig', 'a server in memory has nothing to save to')

const SUBCOMMANDS: readonly Subcommand[] = [
  ['addslots', -3, CHANGE, addSlots],
  ['addslotsrange', -4, CHANGE, addSlotRanges],
  ['bumpepoch', 2, CHANGE, bumpEpoch],
  ['count-failure-reports', 3, ADMIN, countFailureReports],
  ['countkeysinslot', 3, STALE, countKeysInSlot],
  ['delslots', -3, CHANGE, deleteSlots],
  ['delslotsrange', -4, CHANGE, deleteSlotRanges],
  ['failover', -2, CHANGE, failover],
  ['flushslots', 2, CHANGE, flushSlots],
  ['forget', 3, CHANGE, forget],
  ['getkeysinslot', 4, STALE, getKeysInSlot],
  ['info', 2, STALE, clusterInfo],
  ['keyslot', 3, STALE, keyslot],
  ['links', 2, STALE, () => []],
  ['meet', -4, CHANGE, meet],
  ['myid', 2, STALE, ({ nodeId }) => nodeId],
  ['myshardid', 2, STALE, ({ shardId }) => shardId],
  ['nodes', 2, STALE, clusterNodes],
  ['replicas', 3, ADMIN, replicas],
  ['replicate', 3, CHANGE, replicate],
  ['reset', -2, ['admin', 'noscript', 'stale'], reset],
  ['saveconfig', 2, CHANGE, saveConfig],
  ['set-config-epoch', 3, CHANGE, setConfigEpoch],
  ['setslot', -4, CHANGE, setSlot],
  ['shards', 2, MAP, clusterShards],
  ['slaves', 3, ADMIN, replicas],
  ['slots', 2, MAP, clusterSlots],
]

const SINCE: Readonly<Record<string, RedisVersion>> = {
  addslotsrange: '7.0',
  delslotsrange: '7.0',
  links: '7.0',
  myshardid: '7.2',
  shards: '7.0',
}

/** What a command answers that only a node of a cluster can. */
function onNode(run: ClusterCommand): NonNullable<CommandDefinition<ServerContext>['run']> {
  return (context, argv) => {
    const { cluster } = context.server
    return cluster === undefined ? NOT_A_CLUSTER : run(cluster, argv, context)
  }
}

const subcommands = SUBCOMMANDS.map(([name, arity, flags, run]) =>
  defineCommand<ServerContext>({
    name: `cluster|${name}`,
    arity,
    flags,
    ...(name in SINCE && { since: SINCE[name] }),
    run: onNode(run),
  }),
)

const { run: showHelp = () => NOT_A_CLUSTER, ...help } = helpOf<ServerContext>('cluster', [
  ['COUNTKEYSINSLOT <slot>', 'The number of keys in a slot.'],
  ['GETKEYSINSLOT <slot> <count>', 'Some keys of a slot.'],
  ['INFO', 'The state of the cluster.'],
  ['KEYSLOT <key>', 'The slot of a key.'],
  ['MYID', 'The id of this node.'],
  ['NODES', 'The nodes and their slots, as text.'],
  ['SHARDS', 'The slots and their nodes.'],
  ['SLOTS', 'The slots and their nodes, for older clients.'],
  ['ADDSLOTS <slot> [<slot> ...]', 'Lets this node serve slots.'],
  ['DELSLOTS <slot> [<slot> ...]', 'Lets this node no longer serve slots.'],
  ['FLUSHSLOTS', 'Lets this node serve no slot.'],
  ['RESET [HARD|SOFT]', 'Makes this node a new one.'],
])

/** Nothing moves to another node, so nobody has to ask for what has moved. */
const asking = defineCommand<ServerContext>({
  name: 'asking',
  arity: 1,
  flags: ['fast'],
  ...CATEGORIES,
  run: onNode(() => OK),
})

const readonly = defineCommand<ServerContext>({
  name: 'readonly',
  arity: 1,
  flags: OF_READERS,
  ...CATEGORIES,
  run: onNode((cluster, _, { session }) => {
    cluster.readers.add(session)
    return OK
  }),
})

const readwrite = defineCommand<ServerContext>({
  name: 'readwrite',
  arity: 1,
  flags: OF_READERS,
  ...CATEGORIES,
  run: onNode((cluster, _, { session }) => {
    cluster.readers.delete(session)
    return OK
  }),
})

/** @see https://redis.io/docs/latest/commands/cluster-info/ */
export const clusterCommands: readonly CommandDefinition<ServerContext>[] = [
  container('cluster', ['admin', 'random', 'stale']),
  ...subcommands,
  { ...help, run: onNode((_, argv, context) => showHelp(context, argv)) },
  asking,
  readonly,
  readwrite,
]
