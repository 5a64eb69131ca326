import { ask } from '../../ask.js'
import { failure, told } from '../../face.js'
import { type About, defined, named, row } from './row.js'

const COUNT = "return {KEYS[1], redis.call('INCR', KEYS[1])}"

const scripts = (about: About) => ({
  scripts: { custom: defined(about, { lua: COUNT, numberOfKeys: 1 }) },
})

/** A client of a cluster of one node. */
export const clusterRows = [
  row(
    'a cluster: scripts by their name, also after SCRIPT FLUSH',
    async (given) => {
      const cluster = await given.connect(scripts(given))
      const first = await named(cluster, 'custom', ['k'])
      const flush = ['SCRIPT', 'FLUSH']
      await ask(cluster, 'sendCommand', undefined, false, flush)
      return [first, await named(cluster, 'custom', ['k'])]
    },
    [
      ['k', 1],
      ['k', 2],
    ],
    'cluster',
  ),
  row(
    'a cluster: a transaction with scripts',
    async (given) => {
      const cluster = await given.connect(scripts(given))
      const queue = cluster.multi()
      ask(ask<object>(queue, 'custom', ['k']), 'custom', ['k'])
      return queue.exec()
    },
    [
      ['k', 1],
      ['k', 2],
    ],
    'cluster',
  ),
  row(
    'a cluster: eval',
    async ({ connect }) => (await connect()).eval('return KEYS', { keys: ['{k}1', '{k}2'] }),
    ['{k}1', '{k}2'],
    'cluster',
  ),
  row(
    'a cluster: keys of two slots',
    async ({ connect }) =>
      told(await failure((await connect()).eval('return KEYS', { keys: ['a', 'b'] }))),
    "! CROSSSLOT Keys in request don't hash to the same slot",
    'cluster',
  ),
]
