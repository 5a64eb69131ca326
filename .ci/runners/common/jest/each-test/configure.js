require('redis-mock-lua/config').configure({ reset: 'test', redisVersion: '7.0' })
