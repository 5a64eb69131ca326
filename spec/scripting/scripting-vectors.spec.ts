import { describe, expect, it } from 'vitest'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { sha1Of } from '../../lib/scripting/script-cache.js'
import { createServer } from '../../lib/server/registry/registry.js'
import {
  connectInProcess,
  expectedReplies,
  replayCase,
  type VectorCase,
  vectorCases,
} from '../support/replay-vectors.js'
import { isRepeatable } from '../support/unrepeatable-cases.js'

const SHA1_FORMS: Readonly<Record<string, string>> = { EVAL: 'EVALSHA', EVAL_RO: 'EVALSHA_RO' }

/** Whether each step can be sent by its digest as well: it compiles, and is not in a transaction. */
function hasSha1Form(vectorCase: VectorCase, version: RedisVersion): boolean {
  const replies = JSON.stringify(expectedReplies(vectorCase, version))
  const names = vectorCase.steps.map(([name]) => name)
  const isPlain = !names.includes('MULTI') && names.some((name) => name in SHA1_FORMS)
  const isRefused = /Error compiling|shebang|unknown command|wrong number of arguments for/.test(
    replies,
  )
  return isPlain && !isRefused
}

/** The steps with each EVAL as SCRIPT LOAD and EVALSHA. */
function bySha1(vectorCase: VectorCase): VectorCase {
  const ignored = { ignore: true }
  const steps: ByteString[][] = []
  const expectOf = vectorCase.expect.map(({ versions }) => ({ versions, replies: [] as unknown[] }))
  for (const [i, [name, ...rest]] of vectorCase.steps.entries()) {
    if (name in SHA1_FORMS) {
      steps.push(['SCRIPT', 'LOAD', rest[0]])
      for (const { replies } of expectOf) replies.push(ignored)
      steps.push([SHA1_FORMS[name], sha1Of(rest[0]), ...rest.slice(1)])
    } else steps.push([name, ...rest])
    for (const [at, { replies }] of expectOf.entries())
      replies.push(vectorCase.expect[at].replies[i])
  }
  return { ...vectorCase, steps, expect: expectOf as VectorCase['expect'] }
}

async function expectRecorded(vectorCase: VectorCase, version: RedisVersion): Promise<void> {
  const server = createServer({ redisVersion: version })
  const replies = await replayCase(vectorCase, version, () => connectInProcess(server))
  server.close()
  expect(replies).toEqual(expectedReplies(vectorCase, version))
}

describe.each(REDIS_VERSIONS)('recorded scripts of Redis %s', (version) => {
  const all = vectorCases('scripting.json', version)
  const cases = all.filter(({ id }) => isRepeatable(id, version))
  const withSha1 = cases.filter((vectorCase) => hasSha1Form(vectorCase, version)).map(bySha1)

  it('are there', () => {
    expect(cases.length).toBeGreaterThan(420)
    expect(withSha1.length).toBeGreaterThan(250)
  })

  it.each(cases)('$id', (vectorCase) => expectRecorded(vectorCase, version))

  it.each(withSha1)('$id, by its digest', (vectorCase) => expectRecorded(vectorCase, version))

  const unrepeatable = all.filter(({ id }) => !isRepeatable(id, version))
  it.fails.each(unrepeatable)('$id, not to be repeated', (vectorCase) =>
    expectRecorded(vectorCase, version),
  )
})
