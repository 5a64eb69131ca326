import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import {
  converseLate,
  type LateCase,
  lateClient,
  recordedAnswers,
} from '../support/late-exchanges.js'

/** What was recorded of real servers. */
const CASES: readonly LateCase[] = JSON.parse(
  readFileSync('spec/vectors/stream-groups.json', 'utf8'),
)

describe.each(REDIS_VERSIONS)('consumer groups of Redis %s', (redisVersion) => {
  it.each(CASES.map((each) => [each.title, each] as const))('%s', async (_, lateCase) => {
    const server = createServer({ redisVersion })
    const lines = lateCase.exchanges.map(([line]) => line)
    const answers = await converseLate(lines, () => lateClient(server))
    await server.close()
    expect(answers).toEqual(recordedAnswers(lateCase, redisVersion))
  })
})
