import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import { error, ok } from '../../support/command-rows.js'
import { connectInProcess, type VectorConnection } from '../../support/replay-vectors.js'

/** What makes the key `k`, and what DUMP of the real versions answers then, in base 64. */
interface PayloadVector {
  readonly name: string
  readonly setup: readonly ByteString[][]
  readonly encodings: Partial<Record<RedisVersion, string>>
  readonly payloads: Partial<Record<RedisVersion, string>>
}

const VECTORS: readonly PayloadVector[] = ['payloads.json', 'stream-payloads.json'].flatMap(
  (file) => JSON.parse(readFileSync(`spec/vectors/${file}`, 'utf8')),
)
const OF_LATER_VERSION = error('ERR DUMP payload version or checksum are wrong')

describe.each(REDIS_VERSIONS)('payloads of Redis %s', (version) => {
  const known = VECTORS.filter(({ payloads }) => payloads[version] !== undefined)

  it.each(known)('DUMP of $name', async ({ setup, payloads }) => {
    const { connection, close } = connect(version)
    expect(await dumpOf(connection, setup)).toBe(payloads[version])
    await close()
  })

  it.each(VECTORS)('RESTORE of $name', async ({ setup, encodings, payloads }) => {
    const { connection, close } = connect(version)
    for (const [from, payload] of Object.entries(payloads)) {
      const argv = ['RESTORE', 'k', '0', Buffer.from(payload, 'base64').toString('latin1')]
      await connection.send(['FLUSHALL'])
      const reply = await connection.send(argv)
      if (from > version) expect(reply).toEqual(OF_LATER_VERSION)
      else {
        expect(reply).toEqual(ok)
        expect(await connection.send(['OBJECT', 'ENCODING', 'k'])).toBe(encodings[version])
        const restored = await connection.send(['DUMP', 'k'])
        await connection.send(['FLUSHALL'])
        expect(base64(restored)).toBe(await dumpOf(connection, setup))
      }
    }
    await close()
  })
})

function connect(version: RedisVersion) {
  const server = createServer({ redisVersion: version })
  return { connection: connectInProcess(server), close: () => server.close() }
}

async function dumpOf(connection: VectorConnection, setup: PayloadVector['setup']) {
  for (const argv of setup) await connection.send(argv)
  return base64(await connection.send(['DUMP', 'k']))
}

function base64(reply: unknown): string {
  return Buffer.from(reply as ByteString, 'latin1').toString('base64')
}
