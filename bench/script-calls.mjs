import RealRedis from 'ioredis'
import RedisMock from 'ioredis-mock'
import { install } from 'redis-mock-lua/ioredis-mock'
import { microsecondsPerCall } from './measure.mjs'

const SCRIPT = "return redis.call('GET', KEYS[1])"

/**
 * A cached script with one redis.call, awaited call by call, through each client.
 * Stock ioredis-mock knows no EVALSHA of its own making, so it gets its best: a custom command.
 */
export async function scriptCalls(redisPort) {
  const stock = await prepared(new RedisMock({ host: 'stock' }))
  install(RedisMock)
  const patched = await prepared(new RedisMock({ host: 'patched' }))
  const real = redisPort ? await prepared(new RealRedis(redisPort, '127.0.0.1')) : undefined

  const contenders = {
    'ioredis-mock, stock': customCommand(stock),
    'ioredis-mock, patched': evalsha(patched, await patched.script('LOAD', SCRIPT)),
    'ioredis-mock, patched (custom command)': customCommand(patched),
  }
  if (real) contenders['ioredis on a real Redis'] = evalsha(real, await real.script('LOAD', SCRIPT))
  const times = await microsecondsPerCall(contenders)
  for (const client of [patched, real]) client?.disconnect()
  return times
}

async function prepared(redis) {
  redis.defineCommand('short', { numberOfKeys: 1, lua: SCRIPT })
  await redis.set('key', 'value')
  return redis
}

function customCommand(redis) {
  return async (calls) => {
    for (let i = 0; i < calls; i++) await redis.short('key')
  }
}

function evalsha(redis, sha1) {
  return async (calls) => {
    for (let i = 0; i < calls; i++) await redis.evalsha(sha1, 1, 'key')
  }
}
