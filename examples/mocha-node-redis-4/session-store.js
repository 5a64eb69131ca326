const { createHash } = require('node:crypto')
const { createClient } = require('redis')

/** Moves a session to a new id, with its data and what is left of its time. */
const ROTATE = `
  if redis.call('EXISTS', KEYS[1]) == 0 then return false end
  local ttl = redis.call('PTTL', KEYS[1])
  redis.call('RENAME', KEYS[1], KEYS[2])
  redis.call('HINCRBY', KEYS[2], 'rotations', 1)
  return ttl
`
const DIGEST = createHash('sha1').update(ROTATE).digest('hex')

async function rotate(client, keys) {
  try {
    return await client.evalSha(DIGEST, { keys })
  } catch (error) {
    if (!error.message.startsWith('NOSCRIPT')) throw error
    return client.eval(ROTATE, { keys })
  }
}

function createSessionStore(url = 'redis://redis.example:6379') {
  const client = createClient({ url })
  const keyOf = (id) => `session:${id}`
  return {
    client,
    open: () => client.connect(),
    save: async (id, data, ttlMs) => {
      await client.multi().hSet(keyOf(id), data).pExpire(keyOf(id), ttlMs).exec()
    },
    load: (id) => client.hGetAll(keyOf(id)),
    rotate: (from, to) => rotate(client, [keyOf(from), keyOf(to)]),
    close: () => client.quit(),
  }
}

module.exports = { createSessionStore }
