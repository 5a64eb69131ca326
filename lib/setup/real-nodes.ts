import type { Address } from '../server/connection/memory-link.js'

/** A node of a real cluster, as CLUSTER NODES tells of it. */
export interface RealNode {
  readonly isMaster: boolean
  readonly port: number
  /** Its address and, where it has one, its name: clients come to either. */
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
  return { isMaster, port: Number(address.slice(at + 1)), hosts }
}
