// What a child does: counts, by a script, at the address that it is given, and says what it gets. With STAY
// it stays until its connection ends.
const { parentPort } = require('node:worker_threads')
const { Redis } = require('ioredis')

const COUNT = "return 'n=' .. redis.call('INCR', KEYS[1])"

const [address] = process.argv.slice(-1)
const redis = new Redis(address, { lazyConnect: true, retryStrategy: () => null })
let why
redis.on('error', (error) => {
  why = error
})

function say(word) {
  if (parentPort) parentPort.postMessage(word)
  else process.stdout.write(word)
}

redis.eval(COUNT, 1, 'n').then(
  (counted) => {
    say(counted)
    if (!process.env.STAY) redis.disconnect()
  },
  () => say(why.message),
)
