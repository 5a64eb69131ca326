import { Redis } from 'ioredis'

// The plugin's own file comes before this one, so that no connection leaves the process.
globalThis.early = new Redis(6379, 'redis.test')
