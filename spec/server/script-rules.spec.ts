import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { comparableReply } from '../support/comparable-reply.js'
import {
  converseLate,
  type LateCase,
  lateClient,
  recordedAnswers,
} from '../support/late-exchanges.js'

/** What clients of a server, or of a cluster of one node, send, and what real ones answered. */
interface RuleCase extends LateCase {
  readonly cluster?: true
  readonly since?: RedisVersion
}

/**
 * The rules for scripts and functions that a server has beside the language: memory, cluster, access
 * control, transactions, and what MONITOR, SLOWLOG, LATENCY and INFO show of them.
 */
const CASES: readonly RuleCase[] = JSON.parse(
  readFileSync('spec/vectors/script-rules.json', 'utf8'),
)

describe.each(REDIS_VERSIONS)('rules for scripts of Redis %s', (redisVersion) => {
  const cases = CASES.filter(({ since = '6.2' }) => since <= redisVersion)

  it.each(cases)('$title', async (ruleCase) => {
    const server = createServer({ redisVersion, cluster: ruleCase.cluster === true })
    const lines = ruleCase.exchanges.map(([line]) => line)
    const answers = await converseLate(
      lines,
      () => lateClient(server),
      (argv, reply) => comparableReply(argv, reply, redisVersion),
    )
    await server.close()
    expect(answers).toEqual(recordedAnswers(ruleCase, redisVersion))
  })
})
