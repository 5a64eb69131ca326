import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ByteString } from '../../../lib/reply/byte-string.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import { createServer } from '../../../lib/server/registry/registry.js'
import { ok } from '../../support/command-rows.js'
import { connectInProcess } from '../../support/replay-vectors.js'
import type { VectorReply } from '../../support/vector-reply.js'

/** What a real server says of the key `k` that it restored from a payload of another. */
interface Restored {
  readonly from: RedisVersion
  readonly to: RedisVersion
  /** Of XINFO STREAM FULL. */
  readonly groups: VectorReply
  /** Of XINFO GROUPS. */
  readonly lags: VectorReply
  /** Its own payload, in base 64. */
  readonly dump: string
}

interface GroupPayload {
  readonly name: string
  /** What makes the key, where that leaves no time in it. */
  readonly setup?: readonly ByteString[][]
  /** What DUMP of each version answers, in base 64. */
  readonly payloads: Partial<Record<RedisVersion, string>>
  readonly restored: readonly Restored[]
}

const VECTORS: readonly GroupPayload[] = JSON.parse(
  readFileSync('spec/vectors/stream-group-payloads.json', 'utf8'),
)

const ROWS = VECTORS.flatMap(({ name, payloads, restored }) =>
  restored.map((row) => ({ ...row, name, payload: payloads[row.from] ?? '' })),
)

describe.each(REDIS_VERSIONS)('streams with consumer groups in Redis %s', (version) => {
  const repeatable = VECTORS.filter(({ setup, payloads }) => setup && version in payloads)

  it.each(repeatable)('are dumped: $name', async ({ setup = [], payloads }) => {
    const server = createServer({ redisVersion: version })
    const connection = connectInProcess(server)
    for (const argv of setup) await connection.send(argv)
    expect(base64(await connection.send(['DUMP', 'k']))).toBe(payloads[version])
    await server.close()
  })

  const rows = ROWS.filter(({ to }) => to === version)

  it.each(rows)('come back from $from: $name', async ({ payload, groups, lags, dump }) => {
    const server = createServer({ redisVersion: version })
    const connection = connectInProcess(server)
    const bytes = Buffer.from(payload, 'base64').toString('latin1')
    expect(await connection.send(['RESTORE', 'k', '0', bytes])).toEqual(ok)
    const info = (await connection.send(['XINFO', 'STREAM', 'k', 'FULL'])) as VectorReply[]
    expect(info[info.indexOf('groups') + 1]).toEqual(groups)
    expect(await connection.send(['XINFO', 'GROUPS', 'k'])).toEqual(lags)
    expect(base64(await connection.send(['DUMP', 'k']))).toBe(dump)
    await server.close()
  })
})

function base64(reply: VectorReply): string {
  return Buffer.from(String(reply), 'latin1').toString('base64')
}
