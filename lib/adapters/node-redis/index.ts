import * as nodeRedis from 'redis'
import { inMemory } from './in-memory.js'

export * from 'redis'
export { type InMemoryOptions, inMemory } from './in-memory.js'

const ofMemory = inMemory(nodeRedis)

/** That of the installed node-redis; its clients meet the in-memory server of their address. */
export const createClient: typeof nodeRedis.createClient = ofMemory.createClient
/** As {@link createClient}; node-redis has it from version 5 on. */
export const createClientPool: typeof nodeRedis.createClientPool = ofMemory.createClientPool
/** As {@link createClient}; the server has to be one with the option `cluster`. */
export const createCluster: typeof nodeRedis.createCluster = ofMemory.createCluster
/** As {@link createClient}; node-redis has it from version 5 on. */
export const createSentinel: typeof nodeRedis.createSentinel = ofMemory.createSentinel
