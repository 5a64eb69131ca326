import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { matchesGlob } from '../../command/glob.js'
import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER } from '../../reply/errors/common.js'
import {
  NO_GOOD_REPLICA,
  NO_SUCH_MASTER,
  noQuorum,
  ONLY_HELLO,
  wrongSentinelArity,
} from '../../reply/errors/sentinel.js'
import { notAvailable } from '../../reply/errors/server.js'
import { NULL_ARRAY, OK, type Reply, Status } from '../../reply/reply.js'
import { describeMaster, describeReplica, describeSentinel } from '../sentinel/describe-master.js'
import { placeOf, type Sentinel } from '../sentinel/sentinel.js'
import type { WatchedMaster } from '../sentinel/watched-master.js'
import type { ServerContext } from '../server-context.js'
import { role as roleOfData } from './server-state.js'

/** What a subcommand of SENTINEL does. @param args what stands behind its name. */
type SentinelCommand = (sentinel: Sentinel, args: readonly ByteString[]) => Reply

/** What a subcommand does that names a master first. */
type MasterCommand = (sentinel: Sentinel, master: WatchedMaster) => Reply

const ADMIN: readonly CommandFlag[] = ['admin']
const HELLO_CHANNEL = '__sentinel__:hello'

const masters: SentinelCommand = (sentinel) =>
  [...sentinel.masters.values()].map((master) => describeMaster(sentinel, master))

const replicas = ofMaster((sentinel, master) =>
  master.replicas.map((replica) => describeReplica(sentinel, master, replica)),
)

const getMasterAddress: SentinelCommand = (sentinel, [name]) => {
  const master = sentinel.masters.get(name)
  return master === undefined ? NULL_ARRAY : [master.address.host, `${master.address.port}`]
}

const checkQuorum = ofMaster((sentinel, { quorum }) => {
  const usable = sentinel.others.length + 1
  if (quorum > usable) return noQuorum(usable)
  return new Status(
    `OK ${usable} usable Sentinels. Quorum and failover authorization can be reached`,
  )
})

const failover = ofMaster((sentinel, master) => {
  if (master.replicas.length === 0) return NO_GOOD_REPLICA
  sentinel.serverOf(master).failover()
  return OK
})

/** No node that it watches is ever down; who else would be the leader is nobody's vote. */
const isMasterDown: SentinelCommand = (_, [, port, epoch, candidate]) => {
  const hasNumbers = parseInt64(port) !== undefined && parseInt64(epoch) !== undefined
  if (!hasNumbers) return NOT_AN_INTEGER
  return candidate === '*' ? [0, '*', 0] : refused('is-master-down-by-addr', 'it has no vote')
}

const reset: SentinelCommand = (sentinel, [pattern]) => {
  const matching = [...sentinel.masters.values()].filter(({ name }) => matchesGlob(pattern, name))
  for (const { name, address } of matching) {
    sentinel.publish('+reset-master', `master ${name} ${placeOf(address)}`)
  }
  return matching.length
}

const AS_MADE = 'a sentinel in memory watches the masters that it was made with'
const WITHOUT_TIMERS = 'a sentinel in memory asks nobody, so that it has no times and no failures'

function refused(name: string, reason: string): Reply {
  return notAvailable(`sentinel ${name}`, reason)
}

function ofMaster(run: MasterCommand): SentinelCommand {
  return (sentinel, [name]) => {
    const master = sentinel.masters.get(name)
    return master === undefined ? NO_SUCH_MASTER : run(sentinel, master)
  }
}

const SUBCOMMANDS: readonly (readonly [name: string, arity: number, run: SentinelCommand])[] = [
  ['ckquorum', 3, checkQuorum],
  ['config', -3, () => refused('config', AS_MADE)],
  ['failover', 3, failover],
  ['flushconfig', 2, () => OK],
  ['get-master-addr-by-name', 3, getMasterAddress],
  ['info-cache', -3, () => refused('info-cache', WITHOUT_TIMERS)],
  ['is-master-down-by-addr', 6, isMasterDown],
  ['master', 3, ofMaster(describeMaster)],
  ['masters', 2, masters],
  ['monitor', 6, () => refused('monitor', AS_MADE)],
  ['myid', 2, ({ id }) => id],
  ['pending-scripts', 2, () => []],
  ['remove', 3, () => refused('remove', AS_MADE)],
  ['replicas', 3, replicas],
  ['reset', 3, reset],
  ['sentinels', 3, ofMaster(({ others }) => others.map(describeSentinel))],
  ['set', -5, () => refused('set', AS_MADE)],
  ['simulate-failure', -3, () => refused('simulate-failure', WITHOUT_TIMERS)],
  ['slaves', 3, replicas],
]

const subcommands = SUBCOMMANDS.map(([name, arity, run]) =>
  defineCommand<ServerContext>({
    name: `sentinel|${name}`,
    arity,
    flags: ADMIN,
    run: ({ server }, argv) => run(sentinelOf(server), argv.slice(2)),
  }),
)

const debug = defineCommand<ServerContext>({
  name: 'sentinel|debug',
  arity: -2,
  since: '7.0',
  flags: ADMIN,
  run: () => refused('debug', WITHOUT_TIMERS),
})

const NAMES: ReadonlySet<string> = new Set(SUBCOMMANDS.map(([name]) => name))

const sentinel: CommandDefinition<ServerContext> = {
  ...container('sentinel', ADMIN),
  misused: (_, argv) =>
    NAMES.has(argv[1].toLowerCase()) ? wrongSentinelArity(argv[1]) : undefined,
}

const help = helpOf<ServerContext>('sentinel', [
  ['CKQUORUM <master-name>', 'Whether enough sentinels are there for a failover.'],
  ['FAILOVER <master-name>', 'Makes a replica the master.'],
  ['GET-MASTER-ADDR-BY-NAME <master-name>', 'The address of a master.'],
  ['MASTER <master-name>', 'What is known of a master.'],
  ['MASTERS', 'What is known of all masters.'],
  ['MYID', 'The id of this sentinel.'],
  ['REPLICAS <master-name>', 'What is known of the replicas of a master.'],
  ['RESET <pattern>', 'Forgets what is known of masters, but for their addresses.'],
  ['SENTINELS <master-name>', 'What is known of other sentinels of a master.'],
])

const role = defineCommand<ServerContext>({
  ...roleOfData,
  run: ({ server }) => ['sentinel', [...sentinelOf(server).masters.keys()]],
})

/** Other sentinels tell of themselves by it; nobody else may use it. */
const publish = defineCommand<ServerContext>({
  name: 'publish',
  arity: 3,
  flags: ['pubsub', 'loading', 'stale', 'fast'],
  run: (_, [, channel]) => (channel === HELLO_CHANNEL ? 1 : ONLY_HELLO),
})

function sentinelOf({ sentinel: found }: ServerContext['server']): Sentinel {
  if (found === undefined) throw new Error('Failed to run a command of sentinels: this is none')
  return found
}

/** @see https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/#sentinel-api */
export const sentinelCommands: readonly CommandDefinition<ServerContext>[] = [
  sentinel,
  ...subcommands,
  debug,
  help,
  role,
  publish,
]
