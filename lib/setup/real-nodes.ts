import type { Address } from '../server/connection/memory-link.js'
import { hostName } from '../server/process-state.js'

/** A node of a real cluster, as CLUSTER NODES tells of it. */
export interface RealNode {
  readonly isMaster: boolean
  /** Whether it is the one that told. */
  readonly isMyself: boolean
  readonly port: number
  /** Its address and, where it has one, its name: clients come to either; the first is how to reach it. */
  readonly hosts: readonly string[]
}

/**
 * The nodes that CLUSTER NODES tells of; none of a server that is in no cluster.
 *
 * @param asked where it was asked: a node that met no other does not know its own address.
 * @see https://redis.io/docs/latest/commands/cluster-nodes/#serialization-format
 */
export function readNodes(text: string, asked: Address): readonly RealNode[] {
  if (text.startsWith('-')) return []
  const lines = text.split('\n').map((line) => line.split(' '))
  return lines.filter(([, place]) => place !== undefined).map((words) => readNode(words, asked))
}

function readNode([, place, flags]: readonly string[], asked: Address): RealNode {
  const [address, others = ''] = place.split('@')
  const [, name = ''] = others.split(',')
  const at = address.lastIndexOf(':')
  const hosts = [address.slice(0, at) || asked.host, name].filter((host) => host !== '')
  const words = flags.split(',')
  const isMaster = words.includes('master') && !words.includes('fail')
  const isMyself = words.includes('myself')
  return { isMaster, isMyself, port: Number(address.slice(at + 1)), hosts }
}

/**
 * The nodes as they are reached from here. Where the one that was asked says that it has another address
 * than the one that answered, there is a NAT between, such as that of containers: what it says of the others
 * is not to be reached either, but their ports are, at the host that was asked.
 *
 * @param answered the address at which the one that was asked answered.
 */
export function reachedNodes(
  nodes: readonly RealNode[],
  asked: Address,
  answered: string,
): readonly RealNode[] {
  const [myself] = nodes.filter(({ isMyself }) => isMyself)
  const known = myself?.hosts.map(hostName) ?? []
  if (known.includes(hostName(answered)) || known.includes(hostName(asked.host))) return nodes
  return nodes.map((node) => ({ ...node, hosts: [asked.host, ...node.hosts] }))
}

/** The node of several that has a port of its own. */
export function nodeAtPort(nodes: readonly RealNode[], port: number): Address | undefined {
  const [node, other] = nodes.filter((each) => each.port === port)
  return node === undefined || other !== undefined ? undefined : { host: node.hosts[0], port }
}
