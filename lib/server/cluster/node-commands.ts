import { isIP } from 'node:net'
import { parseInt64, parseInteger } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import {
  badEpoch,
  badNodeAddress,
  badNodePort,
  EPOCH_IS_SET,
  FAILOVER_OF_MASTER,
  FORGET_MYSELF,
  REPLICATE_MYSELF,
  RESET_WITH_KEYS,
  unknownNode,
} from '../../reply/errors/cluster.js'
import { NOT_AN_INTEGER, SYNTAX_ERROR } from '../../reply/errors/common.js'
import { badSubcommandCall } from '../../reply/errors/server.js'
import { ErrorReply, OK, type Reply, Status } from '../../reply/reply.js'
import { refusedUse } from '../commands/refused-uses.js'
import type { ClusterCommand } from './cluster-command.js'

const MOST_PORT = 65535
const BUS_OFFSET = 10_000

/** @see https://redis.io/docs/latest/commands/cluster-reset/ */
export const reset: ClusterCommand = (cluster, argv, { keyspace, version }) => {
  const [, name, kind = 'soft', ...rest] = argv
  const word = kind.toLowerCase()
  if (rest.length > 0) return badSubcommandCall(version, 'cluster', name)
  if (word !== 'soft' && word !== 'hard') return SYNTAX_ERROR
  if (keyspace.databases[0].size > 0) return RESET_WITH_KEYS
  cluster.reset(word === 'hard')
  return OK
}

/** Gives the answer of the one node that there is to a question about a node. */
export function ofMyself(answer: Reply): ClusterCommand {
  return ({ nodeId }, [, , id]) => (id === nodeId ? answer : unknownNode(id))
}

export const replicas = ofMyself([])
export const countFailureReports = ofMyself(0)
export const forget = ofMyself(FORGET_MYSELF)
export const replicate = ofMyself(REPLICATE_MYSELF)

export const failover: ClusterCommand = (_, argv, { version }) => {
  const [, name, option = 'force', ...rest] = argv
  if (rest.length > 0) return badSubcommandCall(version, 'cluster', name)
  const isKnown = ['force', 'takeover'].includes(option.toLowerCase())
  return isKnown ? FAILOVER_OF_MASTER : SYNTAX_ERROR
}

/** @see https://redis.io/docs/latest/commands/cluster-bumpepoch/ */
export const bumpEpoch: ClusterCommand = (cluster) => {
  const isBumped = cluster.configEpoch === 0
  if (isBumped) cluster.configEpoch = ++cluster.currentEpoch
  return new Status(`${isBumped ? 'BUMPED' : 'STILL'} ${cluster.configEpoch}`)
}

/** @see https://redis.io/docs/latest/commands/cluster-set-config-epoch/ */
export const setConfigEpoch: ClusterCommand = (cluster, [, , text]) => {
  const epoch = parseInt64(text)
  if (epoch === undefined) return NOT_AN_INTEGER
  if (epoch < 0n) return badEpoch(epoch)
  if (cluster.configEpoch !== 0) return EPOCH_IS_SET
  cluster.configEpoch = Number(epoch)
  cluster.currentEpoch = Math.max(cluster.currentEpoch, cluster.configEpoch)
  return OK
}

/** A node that could be met is refused: nothing leaves the process. */
export const meet: ClusterCommand = (_, [, , host, port, busPort], { version }) => {
  const base = readPort(port)
  if (base === undefined) return badNodePort(version, 'base', port)
  const bus = busPort === undefined ? base + BUS_OFFSET : readPort(busPort)
  if (bus === undefined) return badNodePort(version, 'bus', busPort)
  const isValid = [base, bus].every((each) => each > 0 && each <= MOST_PORT) && isIP(host) !== 0
  if (!isValid) return badNodeAddress(host, port)
  return refusedUse('cluster meet')
}

function readPort(text: ByteString): number | undefined {
  const port = parseInteger(text)
  return port instanceof ErrorReply ? undefined : port
}
