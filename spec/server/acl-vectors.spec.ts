import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { ACL_CASES, answersOf, recordedAnswers } from '../support/acl-exchanges.js'

describe.each(REDIS_VERSIONS)('access control of Redis %s', (redisVersion) => {
  it.each(ACL_CASES.map((each) => [each.title, each] as const))('%s', async (_, aclCase) => {
    const server = createServer({ redisVersion })
    const answers = await answersOf(aclCase, server)
    await server.close()
    expect(answers).toEqual(recordedAnswers(aclCase, redisVersion))
  })
})
