import type { Way } from '../adapters/net/intercept.js'
import type { Address } from '../server/connection/memory-link.js'
import { hostName } from '../server/process-state.js'
import { RealConnection } from './real-connection.js'

const DEFAULT_PORT = 6379

/** Leads all clients to a real server, or to the nodes of a real cluster, which is emptied first. */
export class RealServers {
  readonly #url: URL
  readonly #address: Address
  /** Lets the connections of this class through. */
  readonly #unled: <T>(open: () => T) => T
  #nodes: readonly Address[] | undefined
  #ready: Promise<void> | undefined

  constructor(url: URL, unled: <T>(open: () => T) => T) {
    this.#url = url
    this.#address = { host: url.hostname, port: Number(url.port || DEFAULT_PORT) }
    this.#unled = unled
  }

  /** The way of a client; the nodes of a cluster are met where it says that they are. */
  wayTo(address: Address): Way {
    if (this.#nodes?.some((node) => isSame(node, address)) === true) return 'through'
    this.#ready ??= this.empty()
    return { elsewhere: { address: this.#address, ready: this.#ready } }
  }

  /** Deletes all data, scripts and functions. */
  async empty(): Promise<void> {
    const connection = this.#open(this.#address)
    try {
      await this.#logIn(connection)
      const nodes = await connection.ask('CLUSTER', 'NODES')
      this.#nodes = nodes.startsWith('-') ? [] : readNodes(nodes, () => true)
      const masters = nodes.startsWith('-') ? [] : readNodes(nodes, isMaster)
      if (masters.length === 0) await emptyOne(connection)
      for (const master of masters) await this.#emptyNode(master)
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

/** The addresses of CLUSTER NODES whose flags suit. */
function readNodes(text: string, suits: (flags: readonly string[]) => boolean): readonly Address[] {
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , flags]) => flags !== undefined && suits(flags.split(',')))
    .map(([, place]) => {
      const [address] = place.split('@')
      const at = address.lastIndexOf(':')
      return { host: address.slice(0, at), port: Number(address.slice(at + 1)) }
    })
}

function isMaster(flags: readonly string[]): boolean {
  return flags.includes('master') && !flags.includes('fail')
}

function isSame(one: Address, other: Address): boolean {
  return hostName(one.host) === hostName(other.host) && one.port === other.port
}
