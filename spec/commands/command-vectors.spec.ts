import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import {
  connectInProcess,
  expectedReplies,
  replayCase,
  type VectorCase,
  vectorCases,
} from '../support/replay-vectors.js'

describe.each(REDIS_VERSIONS)('the commands of Redis %s', (version) => {
  const server = createServer({ redisVersion: version })

  const cases = vectorCases('commands.json', version)

  async function expectRecorded(vectorCase: VectorCase): Promise<void> {
    const replies = await replayCase(vectorCase, version, () => connectInProcess(server))
    expect(replies).toEqual(expectedReplies(vectorCase, version))
  }

  it.each(cases)('$id', expectRecorded)
})
