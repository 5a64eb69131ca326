import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { connectInProcess } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

/** A script, and what clients of a protocol got for it from some versions. */
interface Recorded {
  readonly body: string
  readonly resp: 2 | 3
  readonly versions: readonly RedisVersion[]
  readonly reply: VectorReply
}

const RECORDED: Recorded[] = JSON.parse(readFileSync('spec/vectors/resp3.json', 'utf8'))

describe.each(REDIS_VERSIONS)('types of the protocol in scripts of Redis %s', (redisVersion) => {
  const cases = RECORDED.filter(({ versions }) => versions.includes(redisVersion))

  it('are there', () => {
    expect(cases.length).toBeGreaterThan(180)
  })

  it.each(cases)('$body answers a client of RESP$resp', async ({ body, resp, reply }) => {
    const config = { 'enable-debug-command': 'yes' }
    const server = createServer({ redisVersion, config })
    const client = connectInProcess(server)
    server.allowsAllInScripts = true
    await client.send(['HELLO', String(resp)])
    expect(await client.send(['EVAL', body, '0'])).toEqual(reply)
    await server.close()
  })
})
