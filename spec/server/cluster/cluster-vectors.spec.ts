import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../lib/reply/reply.js'
import { REDIS_VERSIONS } from '../../../lib/reply/version.js'
import { encodeReply } from '../../../lib/resp/encode.js'
import { createServer } from '../../../lib/server/registry/registry.js'

/** What real clusters of one node answer, as bytes of the protocol, by the versions that do. */
interface Recorded {
  readonly argv: readonly string[]
  readonly replies: readonly (readonly [versions: string, bytes: string])[]
}

/** Each list is the talk of one connection; they follow each other. */
const talks: readonly (readonly Recorded[])[] = JSON.parse(
  readFileSync('spec/vectors/cluster.json', 'utf8'),
)
const PORT = 7000

describe.each(REDIS_VERSIONS)('a cluster of one node of %s', (version) => {
  const server = createServer({ redisVersion: version, cluster: true, config: { port: PORT } })
  const myId = server.cluster?.nodeId ?? ''

  for (const [number, talk] of talks.entries()) {
    const session = server.connect({ localAddress: `127.0.0.1:${PORT}` })
    const rows = talk.map((row, at): [string, Recorded] => [
      `${number}.${at} ${row.argv.join(' ')}`,
      row,
    ])

    it.each(rows)('answers %s', async (_, { argv, replies }) => {
      const words = argv.map((word) => bytesOf(word === 'MYID' ? myId : word))
      const reply = (await session.execute(words)) as Reply
      const expected = replies.find(([versions]) => versions.split(' ').includes(version))
      // Some answers are like no other: HELLO's id, keys in no order.
      if (expected === undefined) return expect(argv[0] === 'hello' || version === '7.4').toBe(true)
      expect(plain(Buffer.from(encodeReply(reply, session.resp)).toString('latin1'))).toBe(
        expected[1],
      )
    })
  }

  function plain(bytes: string): string {
    return bytes
      .replaceAll(myId, 'MYID')
      .replaceAll(`${PORT + 10_000}`, 'BUS')
      .replaceAll(`${PORT}`, 'PORT')
      .replace(/^([$=])\d+/, '$1')
  }
})

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}
