import type { Way } from '../adapters/net/intercept.js'
import type { Address } from '../server/connection/memory-link.js'
import { knownServer } from '../server/registry/registry.js'

/** The way to the server of a test, as long as that test runs. */
export function wayToTestServer({ host, port }: Address): Way {
  const server = knownServer(host, port)
  return server === undefined ? { refused: 'the test of this server is over' } : { server }
}
