// Patched ioredis-mock instances for the drivers of real packages.
import RedisMock from 'ioredis-mock'
import { install } from 'redis-mock-lua/ioredis-mock'

install(RedisMock)

export const only = ['ioredis']
export const ioredis = (options) => new RedisMock(options)
