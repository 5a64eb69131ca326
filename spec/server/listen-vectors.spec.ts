import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import type { Listener } from '../../lib/server/listen.js'
import { createServer } from '../../lib/server/registry.js'
import { expectedReplies, replayCase, vectorCases } from '../support/replay-vectors.js'
import { WireConnection } from '../support/wire-connection.js'

describe.each(REDIS_VERSIONS)('Redis %s over TCP', (version) => {
  const server = createServer({ redisVersion: version })
  let listener: Listener

  beforeAll(async () => {
    listener = await server.listen({ port: 0 })
  })

  afterAll(() => server.close())

  it.each(vectorCases('commands.json', version))('$id', async (vectorCase) => {
    const replies = await replayCase(vectorCase, version, () => WireConnection.open(listener.port))
    expect(replies).toEqual(expectedReplies(vectorCase, version))
  })
})
