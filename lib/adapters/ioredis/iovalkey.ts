// That file, not `iovalkey`: a test suite may have put this face in the place of the package.
import type * as iovalkey from 'iovalkey/built/index.js'
import main from 'iovalkey/built/index.js'
import { inMemory, ledExports } from './in-memory.js'

export * from 'iovalkey/built/index.js'
export { type InMemoryOptions, inMemory } from './in-memory.js'

/** That of the installed iovalkey; its clients meet the in-memory server of their address. */
export const Redis: typeof iovalkey.Redis = ledExports(
  // CommonJS, a class with all exports on it, though its types tell of an ES module.
  main as unknown as typeof iovalkey.Redis,
  {},
  new Map([['inMemory', inMemory]]),
)
export type Redis = iovalkey.Redis
/** The same class, by its other name. */
export const Valkey: typeof iovalkey.Valkey = Redis
export type Valkey = iovalkey.Valkey
/** As {@link Redis}; all nodes that a client begins with are one server, in cluster mode. */
export const Cluster: typeof iovalkey.Cluster = Redis.Cluster
export type Cluster = iovalkey.Cluster

// biome-ignore lint/style/noDefaultExport: that of iovalkey.
export default Redis
