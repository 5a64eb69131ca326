import type { Way } from '../adapters/net/intercept.js'
import { type Opener, Openers } from '../adapters/net/opener.js'
import type { Address } from '../server/connection/memory-link.js'
import { Addresses } from './addresses.js'
import type { AddressOptions } from './options.js'
import { isTestHost } from './test-hosts.js'

type Caller = (...args: never[]) => unknown

/** The port that is registered for Redis, where no other server is to be expected. */
const SERVERS = [':6379']

/** Which connections of a process are led: those of clients of Redis. */
export class Selection {
  readonly #openers: Openers
  readonly #through: Addresses
  readonly #closed: Addresses
  readonly #servers: Addresses
  readonly #refuseOthers: boolean

  constructor(options: AddressOptions) {
    this.#openers = new Openers(options.clients)
    this.#through = new Addresses(options.through ?? [])
    this.#closed = new Addresses(options.closed ?? [])
    this.#servers = serversOf(options)
    this.#refuseOthers = options.refuseOthers === true
  }

  /**
   * Where a connection to an address goes that somebody opens, or that it is led.
   * @param connect the function that the opener of the connection called.
   */
  wayTo(address: Address, connect: Caller): Way | 'led' {
    if (isTestHost(address.host)) return 'led'
    if (this.#closed.includes(address)) return 'nobody'
    if (this.#through.includes(address)) return 'through'
    const isServer = this.#servers.includes(address)
    const opener = this.#openers.clientThatCalls(connect)
    if (!isServer && opener === undefined) return 'through'
    if (opener?.isTooOld === true) return { refused: tooOld(opener) }
    if (!isServer && this.#refuseOthers) {
      return { refused: 'redis-mock-lua refuses it, since `servers` does not name it' }
    }
    return 'led'
  }

  /** Whether the name of a host needs no address, as the client that looks it up is led. */
  isLedHost(host: string, lookup: Caller): boolean {
    if (!isTestHost(host) && this.#through.includesHost(host)) return false
    return this.#openers.clientThatCallsItself(lookup) !== undefined
  }
}

/** The addresses that only clients of Redis go to. */
export function serversOf({ servers = SERVERS, cluster }: AddressOptions): Addresses {
  return new Addresses([...servers, ...(Array.isArray(cluster) ? cluster : [])])
}

function tooOld({ name, version, oldest }: Opener): string {
  return `redis-mock-lua knows ${name} from ${oldest}.0.0 on, and this is ${version}`
}
