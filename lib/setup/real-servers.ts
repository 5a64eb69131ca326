import type { Way } from '../adapters/net/intercept.js'
import type { Address } from '../server/connection/memory-link.js'
import { hostName } from '../server/process-state.js'
import { RealConnection } from './real-connection.js'
import { nodeAtPort, type RealNode, reachedNodes, readNodes } from './real-nodes.js'

const DEFAULT_PORT = 6379

/** Leads all clients to a real server, or to the nodes of a real cluster, which is emptied first. */
export class RealServers {
  readonly #url: URL
  readonly #address: Address
  /** Lets the connections of this class through. */
  readonly #unled: <T>(open: () => T) => T
  #nodes: readonly RealNode[] = []
  #ready: Promise<void> | undefined

  constructor(url: URL, unled: <T>(open: () => T) => T) {
    this.#url = url
    this.#address = { host: url.hostname, port: Number(url.port || DEFAULT_PORT) }
    this.#unled = unled
  }

  /**
   * The way of a client; the nodes of a cluster are met where it says that they are.
   *
   * @param isNode whether the test suite has a cluster at the address.
   */
  wayTo(address: Address, isNode: boolean): Way {
    if (this.#isOfCluster(address)) return 'through'
    return {
      elsewhere: async () => {
        this.#ready ??= this.empty()
        await this.#ready
        if (!isNode) this.#refuseCluster(address)
        // A client that gives nodes other names (`natMap`) keeps their ports.
        return (isNode ? nodeAtPort(this.#nodes, address.port) : undefined) ?? this.#address
      },
    }
  }

  #isOfCluster({ host, port }: Address): boolean {
    const name = hostName(host)
    return this.#nodes.some(
      (node) => node.port === port && node.hosts.some((known) => hostName(known) === name),
    )
  }

  /** A client of one server finds a part of the keys alone at one node of several. */
  #refuseCluster({ host, port }: Address): void {
    const { length } = this.#masters
    if (length < 2) return
    throw new Error(
      `REDIS_MOCK_LUA leads ${host}:${port} to one of ${length} masters of a cluster, which has a part of the keys: name it in the option \`cluster\`, if clients of clusters come to it, or lead to a server that is in none`,
    )
  }

  get #masters(): readonly RealNode[] {
    return this.#nodes.filter(({ isMaster }) => isMaster)
  }

  /** Deletes all data, scripts and functions. */
  async empty(): Promise<void> {
    const connection = this.#open(this.#address)
    try {
      await this.#logIn(connection)
      const nodes = readNodes(await connection.ask('CLUSTER', 'NODES'), this.#address)
      this.#nodes = reachedNodes(nodes, this.#address, connection.answeredAt)
      if (this.#masters.length === 0) await emptyOne(connection)
      for (const { hosts, port } of this.#masters) await this.#emptyNode({ host: hosts[0], port })
    } finally {
      connection.close()
    }
  }

  async #emptyNode(address: Address): Promise<void> {
    const connection = this.#open(address)
    try {
      await this.#logIn(connection)
      await emptyOne(connection)
    } finally {
      connection.close()
    }
  }

  #open(address: Address): RealConnection {
    return this.#unled(() => new RealConnection(address))
  }

  async #logIn(connection: RealConnection): Promise<void> {
    const { username, password } = this.#url
    if (password === '') return
    const words = [username, password].filter((word) => word !== '').map(decodeURIComponent)
    accepted('AUTH', await connection.ask('AUTH', ...words))
  }
}

async function emptyOne(connection: RealConnection): Promise<void> {
  accepted('FLUSHALL', await connection.ask('FLUSHALL'))
  accepted('SCRIPT FLUSH', await connection.ask('SCRIPT', 'FLUSH'))
  const reply = await connection.ask('FUNCTION', 'FLUSH')
  // Redis 6.2 has no functions.
  if (!reply.startsWith('-ERR unknown command')) accepted('FUNCTION FLUSH', reply)
}

function accepted(command: string, reply: string): void {
  if (reply.startsWith('-'))
    throw new Error(`the server of REDIS_MOCK_LUA refuses ${command}: ${reply.slice(1)}`)
}
