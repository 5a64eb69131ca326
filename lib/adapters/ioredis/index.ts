// That file, not `ioredis`: a test suite may have put this face in the place of the package.
import type * as ioredis from 'ioredis/built/index.js'
import main from 'ioredis/built/index.js'
import { inMemory, ledExports } from './in-memory.js'

export * from 'ioredis/built/index.js'
export { type InMemoryOptions, inMemory } from './in-memory.js'

/** That of the installed ioredis; its clients meet the in-memory server of their address. */
export const Redis: typeof ioredis.Redis = ledExports(
  // CommonJS, a class with all exports on it, though its types tell of an ES module.
  main as unknown as typeof ioredis.Redis,
  {},
  new Map([['inMemory', inMemory]]),
)
export type Redis = ioredis.Redis
/** As {@link Redis}; all nodes that a client begins with are one server, in cluster mode. */
export const Cluster: typeof ioredis.Cluster = Redis.Cluster
export type Cluster = ioredis.Cluster

// biome-ignore lint/style/noDefaultExport: that of ioredis.
export default Redis
