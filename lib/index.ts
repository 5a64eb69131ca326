export type { RedisVersion } from './reply/version.js'
export { createServer, getServer, resetServers } from './server/registry/registry.js'
export type {
  MasterOptions,
  NodePlace,
  SentinelOptions,
} from './server/sentinel/sentinel-options.js'
export type { Server } from './server/server.js'
export type { ServerOptions } from './server/server-options.js'
export type { Session } from './server/session.js'
