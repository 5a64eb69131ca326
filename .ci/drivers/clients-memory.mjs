// The real clients for the drivers of real packages, all of the process connected in memory: `ioredis`
// and `redis` of the folder, or the packages that DRIVERS_IOREDIS and DRIVERS_REDIS name.
import 'redis-mock-lua/register'
import redis3Package from 'redis3'

const { default: Redis } = await import(process.env.DRIVERS_IOREDIS ?? 'ioredis')
const { createClient } = await import(process.env.DRIVERS_REDIS ?? 'redis')

export const ioredis = (options) => new Redis(options)
export async function nodeRedis() {
  const client = createClient()
  client.on('error', () => {})
  await client.connect()
  return client
}
export const redis3 = () => redis3Package.createClient()
