import type { Way } from '../adapters/net/intercept.js'
import type { Address } from '../server/connection/memory-link.js'
import { Addresses } from './addresses.js'
import { readDestination, readOptions } from './environment.js'
import { optionsOfGlobals } from './given-options.js'
import { MemoryServers } from './memory-servers.js'
import type { RegisterOptions } from './options.js'
import { RealServers } from './real-servers.js'
import { Selection } from './selection.js'
import { isTestHost } from './test-hosts.js'
import { wayToTestServer } from './way-to-test-server.js'
import { workerNumber } from './worker-number.js'

type Caller = (...args: never[]) => unknown

/** How the clients of a process are led, when all options are known. */
export class Plan {
  readonly options: RegisterOptions
  /** Where they are led to, if not into memory. */
  readonly real: RealServers | undefined
  readonly #selection: Selection
  readonly #memory: MemoryServers

  /**
   * @param given the options of this process; those of the environment go first.
   * @param unled lets connections through that a function opens.
   */
  constructor(given: RegisterOptions, unled: <T>(open: () => T) => T) {
    this.options = optionsOf(given)
    this.#selection = new Selection(this.options)
    const { cluster } = this.options
    const nodes = cluster === true ? ['*'] : cluster || []
    this.#memory = new MemoryServers(this.options, new Addresses(nodes))
    const destination = readDestination(process.env)
    if (destination.kind === 'real') this.real = new RealServers(ownUrl(destination.urls), unled)
  }

  /** Where a connection to an address goes that somebody opens. */
  wayTo(address: Address, connect: Caller): Way {
    const way = this.#selection.wayTo(address, connect)
    return way === 'led' ? this.lead(address) : way
  }

  /** Where a client of Redis goes that comes to an address. */
  lead(address: Address): Way {
    if (isTestHost(address.host)) return wayToTestServer(address)
    return (
      this.real?.wayTo(address, this.#memory.isNode(address)) ?? {
        server: this.#memory.at(address),
      }
    )
  }

  /** Whether the name of a host needs no address, as the client that looks it up goes elsewhere. */
  isInMemory(host: string, lookup: Caller): boolean {
    return this.#selection.isLedHost(host, lookup)
  }
}

/** The options that hold, when those of this process are given. */
export function optionsOf(given: RegisterOptions): RegisterOptions {
  return { ...optionsOfGlobals(), ...given, ...readOptions(process.env) }
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
