import type { Way } from '../adapters/net/intercept.js'
import { type Opener, Openers } from '../adapters/net/opener.js'
import type { Address } from '../server/connection/memory-link.js'
import { Addresses } from './addresses.js'
import { readDestination, readOptions } from './environment.js'
import { optionsOfGlobals } from './given-options.js'
import { MemoryServers } from './memory-servers.js'
import type { RegisterOptions } from './options.js'
import { RealServers } from './real-servers.js'
import { isTestHost, wayToTestServer } from './test-hosts.js'
import { workerNumber } from './worker-number.js'

type Caller = (...args: never[]) => unknown

/** The port that is registered for Redis, where no other server is to be expected. */
const SERVERS = [':6379']

/** How the clients of a process are led, when all options are known. */
export class Plan {
  readonly options: RegisterOptions
  /** Where they are led to, if not into memory. */
  readonly real: RealServers | undefined
  readonly #openers: Openers
  readonly #memory: MemoryServers
  readonly #through: Addresses
  readonly #servers: Addresses

  /**
   * @param given the options of this process; those of the environment go first.
   * @param unled lets connections through that a function opens.
   */
  constructor(given: RegisterOptions, unled: <T>(open: () => T) => T) {
    this.options = optionsOf(given)
    const { cluster, clients, through } = this.options
    this.#openers = new Openers(clients)
    this.#through = new Addresses(through ?? [])
    this.#servers = serversOf(this.options)
    const nodes = cluster === true ? ['*'] : cluster || []
    this.#memory = new MemoryServers(this.options, new Addresses(nodes))
    const destination = readDestination(process.env)
    if (destination.kind === 'real') this.real = new RealServers(ownUrl(destination.urls), unled)
  }

  /** Where a connection to an address goes that somebody opens. */
  wayTo(address: Address, connect: Caller): Way {
    if (isTestHost(address.host)) return wayToTestServer(address)
    if (this.#through.includes(address)) return 'through'
    const isServer = this.#servers.includes(address)
    const opener = this.#openers.clientThatCalls(connect)
    if (!isServer && opener === undefined) return 'through'
    if (opener?.isTooOld === true) return { refused: tooOld(opener) }
    if (!isServer && this.options.refuseOthers === true) {
      return { refused: 'redis-mock-lua refuses it, since `servers` does not name it' }
    }
    return (
      this.real?.wayTo(address, this.#memory.isNode(address)) ?? {
        server: this.#memory.at(address),
      }
    )
  }

  /** Whether the name of a host needs no address, as the client that looks it up goes elsewhere. */
  isInMemory(host: string, lookup: Caller): boolean {
    if (!isTestHost(host) && this.#through.includesHost(host)) return false
    return this.#openers.clientThatCallsItself(lookup) !== undefined
  }
}

/** The options that hold, when those of this process are given. */
export function optionsOf(given: RegisterOptions): RegisterOptions {
  return { ...optionsOfGlobals(), ...given, ...readOptions(process.env) }
}

/** The addresses that only clients of Redis go to. */
export function serversOf({ servers = SERVERS, cluster }: RegisterOptions): Addresses {
  return new Addresses([...servers, ...(Array.isArray(cluster) ? cluster : [])])
}

function tooOld({ name, version, oldest }: Opener): string {
  return `redis-mock-lua knows ${name} from ${oldest}.0.0 on, and this is ${version}`
}

/** The real server of this worker, so that test files that run side by side have their own data. */
function ownUrl(urls: readonly URL[]): URL {
  const number = workerNumber()
  if (urls.length === 1 || number <= urls.length)
    return urls.length === 1 ? urls[0] : urls[number - 1]
  throw new Error(
    `Failed to read "REDIS_MOCK_LUA": worker ${number} has no server, since it names ${urls.length}`,
  )
}
