import { serverKnownAsAll } from '../process-state.js'
import type { Server } from '../server.js'
import type { ServerOptions } from '../server-options.js'
import { Sentinel } from './sentinel.js'

/**
 * Makes a server a sentinel where its options say so.
 *
 * @param make makes a master that is watched by its address and is not there yet: as the sentinel is.
 */
export function openSentinel(
  server: Server,
  { sentinel, ...others }: ServerOptions,
  make: (options: ServerOptions) => Server,
): Sentinel | undefined {
  if (sentinel === undefined) return undefined
  return new Sentinel(server, sentinel, (nodes) => serverKnownAsAll(nodes, () => make(others)))
}
