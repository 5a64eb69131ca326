import { freePort, type OwnServer, startOwnServer } from '../differential/own-server.js'
import type { WireReply } from '../differential/wire.js'

const HOST = '127.0.0.1'
const SLOTS = 16384

/** A real cluster of a test file alone. */
export interface RealCluster {
  /** Those of its masters, each of which has a part of the slots. */
  readonly ports: readonly number[]
  readonly ask: (port: number, ...command: string[]) => Promise<WireReply>
  readonly stop: () => Promise<void>
}

interface Node extends OwnServer {
  readonly busPort: number
}

export async function startRealCluster(masters: number): Promise<RealCluster> {
  const nodes = await Promise.all(Array.from({ length: masters }, startNode))
  const ask = async (port: number, ...command: string[]) => {
    const client = await nodes.find((node) => node.port === port)?.connect()
    const [reply] = (await client?.send([command])) ?? []
    client?.close()
    return reply
  }
  const share = Math.ceil(SLOTS / masters)
  for (const [i, { port }] of nodes.entries()) {
    const last = Math.min((i + 1) * share, SLOTS) - 1
    await ask(port, 'CLUSTER', 'ADDSLOTSRANGE', `${i * share}`, `${last}`)
  }
  const [first, ...others] = nodes
  for (const { port, busPort } of others) {
    await ask(first.port, 'CLUSTER', 'MEET', HOST, `${port}`, `${busPort}`)
  }
  const ports = nodes.map(({ port }) => port)
  for (const port of ports) {
    await until(async () => `${await ask(port, 'CLUSTER', 'INFO')}`.includes('cluster_state:ok'))
  }
  return {
    ports,
    ask,
    stop: async () => void (await Promise.all(nodes.map((node) => node.stop()))),
  }
}

async function startNode(): Promise<Node> {
  const busPort = await freePort()
  const options = ['--cluster-enabled', 'yes', '--cluster-port', `${busPort}`]
  return { ...(await startOwnServer(options)), busPort }
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 20))
}
