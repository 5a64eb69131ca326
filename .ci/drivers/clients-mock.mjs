// Clients of patched mocks for the drivers of real packages: ioredis-mock, and redis-mock.
import RedisMock from 'ioredis-mock'
import redisMock from 'redis-mock'
import { install as installIoredisMock } from 'redis-mock-lua/ioredis-mock'
import { install as installRedisMock } from 'redis-mock-lua/redis-mock'

installIoredisMock(RedisMock)
installRedisMock(redisMock)

export const only = ['ioredis', 'redis3']
export const ioredis = (options) => new RedisMock(options)
export const redis3 = () => redisMock.createClient()
