import RedisMock from 'ioredis-mock'
import { install } from 'redis-mock-lua/ioredis-mock'

install(RedisMock)
