import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry.js'
import {
  connectInProcess,
  expectedReplies,
  replayCase,
  vectorCases,
} from '../support/replay-vectors.js'

describe.each(REDIS_VERSIONS)('the commands of Redis %s', (version) => {
  const server = createServer({ redisVersion: version })

  it.each(vectorCases('commands.json', version))('$id', async (vectorCase) => {
    const replies = await replayCase(vectorCase, version, () => connectInProcess(server))
    expect(replies).toEqual(expectedReplies(vectorCase, version))
  })
})
