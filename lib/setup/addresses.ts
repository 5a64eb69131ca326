import type { Address } from '../server/connection/memory-link.js'
import { hostName } from '../server/process-state.js'

/** `host:port`, or `[host]:port` of an IPv6 address. */
const HOST_AND_PORT = /^(?:\[(.+)\]|([^:]+)):(\d+)$/

/** A list of addresses, some of them patterns. */
export class Addresses {
  readonly #texts: ReadonlySet<string>

  constructor(texts: readonly string[]) {
    this.#texts = new Set(texts.map(normalized))
  }

  includes({ host, port, path }: Address): boolean {
    const name = hostName(host)
    const texts = path === undefined ? [name, `${name}:${port}`, `:${port}`] : [path]
    return [...texts, '*'].some((text) => this.#texts.has(text))
  }

  /** Whether some port of a host is one of them. */
  includesHost(host: string): boolean {
    const name = hostName(host)
    const known = [...this.#texts]
    return known.some((text) => text === '*' || text === name || text.startsWith(`${name}:`))
  }
}

/** All names of this host are one. */
function normalized(text: string): string {
  const [, bracketed, host = bracketed, port] = HOST_AND_PORT.exec(text) ?? []
  return host === undefined ? hostName(text) : `${hostName(host)}:${port}`
}
