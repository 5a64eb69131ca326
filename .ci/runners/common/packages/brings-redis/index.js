// An ES module that makes a client of its own, when it is loaded.
import { createClient } from 'redis'

const client = createClient({ url: 'redis://user:secret@redis.test:6379' })
const connected = client.connect()

export async function lastSeen(name) {
  await connected
  await client.incr(`seen:${name}`)
  return client.get(`seen:${name}`)
}
