require('redis-mock-lua/ioredis-mock').install(require('ioredis-mock'))
