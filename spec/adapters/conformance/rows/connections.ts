import type { CommonRow } from '../face.js'
import { row } from './common-row.js'

export const connectionRows: readonly CommonRow[] = [
  row(
    'clients share their data',
    async (client, open) => {
      await client.call('SET', 'k', 'v')
      return (await open()).call('GET', 'k')
    },
    'v',
  ),
  row(
    'a database of its own',
    async (client, open) => {
      const other = await open({ db: 2 })
      await other.call('SET', 'k', 'v')
      return [await client.call('GET', 'k'), await other.eval("return redis.call('GET', 'k')", [])]
    },
    [null, 'v'],
  ),
  row(
    'a key prefix',
    async (client, open) => {
      const other = await open({ prefix: 'p:' })
      const keys = await other.eval(
        "return {KEYS[1], redis.call('SET', KEYS[1], ARGV[1])}",
        ['k'],
        ['v'],
      )
      return [keys, await client.call('GET', 'p:k')]
    },
    [['p:k', 'OK'], 'v'],
  ),
  row(
    'a duplicate',
    async (client) => {
      await client.call('SET', 'k', 'v')
      const copy = await client.duplicate()
      const value = await copy.call('GET', 'k')
      await copy.quit()
      return value
    },
    'v',
  ),
  row(
    'commands wait until the client is connected',
    async (_, open) => {
      const client = await open({ isHasty: true })
      return Promise.all([client.call('SET', 'k', 'v'), client.eval('return 1', [])])
    },
    ['OK', 1],
  ),
  row(
    'commands are answered in their order',
    (client) => Promise.all([1, 2, 3].map(() => client.call('INCR', 'n'))),
    [1, 2, 3],
  ),
  row(
    'a client that ended connects again',
    async (client) => {
      await client.call('SET', 'k', 'v')
      await client.reconnect()
      return client.call('GET', 'k')
    },
    'v',
  ),
  row(
    'a client that was cut off comes back',
    async (client, open) => {
      const id = await client.call('CLIENT', 'ID')
      await (await open()).call('CLIENT', 'KILL', 'ID', `${id}`)
      for (;;) {
        const now = await client.call('CLIENT', 'ID').catch(() => id)
        if (now !== id) return client.eval('return 1', [])
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    1,
  ),
  row('QUIT', (client) => client.quit(), 'OK'),
  row(
    'a client that waits lets others work',
    async (client, open) => {
      const other = await open()
      const waiting = client.call('BLPOP', 'q', 0)
      await other.eval("return redis.call('RPUSH', KEYS[1], 'a')", ['q'])
      return waiting
    },
    ['q', 'a'],
  ),
  row('a client waits no longer than it says', (client) => client.call('BLPOP', 'q', 0.01), null),
  row(
    'a message reaches who subscribed',
    async (client, open) => {
      const heard = new Promise((resolve) => {
        client
          .subscribe('news', (...message) => resolve(message))
          .then(async () => {
            await (await open()).eval(
              "return redis.call('PUBLISH', 'news', ARGV[1])",
              [],
              ['hello'],
            )
          })
      })
      return heard
    },
    ['news', 'hello'],
  ),
]
