import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import type { Listener } from '../../lib/server/connection/listen.js'
import { createServer } from '../../lib/server/registry/registry.js'
import {
  expectedReplies,
  replayCase,
  type VectorCase,
  vectorCases,
} from '../support/replay-vectors.js'
import { isRepeatable } from '../support/unrepeatable-cases.js'
import { WireConnection } from '../support/wire-connection.js'

function casesOf(version: RedisVersion): VectorCase[] {
  const scripts = vectorCases('scripting.json', version)
  return [
    ...vectorCases('commands.json', version),
    ...scripts.filter(({ id }) => isRepeatable(id, version)),
  ]
}

describe.each(REDIS_VERSIONS)('Redis %s over TCP', (version) => {
  const server = createServer({ redisVersion: version })
  let listener: Listener

  beforeAll(async () => {
    listener = await server.listen({ port: 0 })
  })

  afterAll(() => server.close())

  it.each(casesOf(version))('$id', async (vectorCase) => {
    const replies = await replayCase(vectorCase, version, () => WireConnection.open(listener.port))
    expect(replies).toEqual(expectedReplies(vectorCase, version))
  })
})
