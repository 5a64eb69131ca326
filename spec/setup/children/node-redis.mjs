// As ioredis.cjs, as an ES module.
import { parentPort } from 'node:worker_threads'
import { createClient } from 'redis'

const [url] = process.argv.slice(-1)
const client = createClient({ url, socket: { reconnectStrategy: false } })
client.on('error', () => {})
let word
try {
  await client.connect()
  word = await client.eval("return 'n=' .. redis.call('INCR', KEYS[1])", { keys: ['n'] })
} catch ({ message }) {
  word = message
}
if (parentPort) parentPort.postMessage(word)
else process.stdout.write(word)
client.destroy()
