import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withSortedRules } from '../support/comparable-reply.js'
import { acl } from './families/acl.js'
import { ORACLE, ORACLE_VERSION, openMock, openRealRedis, SKIPPED } from './oracle.js'
import type { WireReply } from './wire.js'

/** How many sequences there are; `DIFFERENTIAL_RUNS` multiplies it. */
const RUNS = 100 * Number(process.env['DIFFERENTIAL_RUNS'] ?? 1)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)
const SEQUENCE = { minLength: 20, maxLength: 40 }
const WITHOUT_USERS = ['ACL', 'DELUSER', 'u', 'v']

const [setuser, getuser, list, deluser, dryrun] = acl
const argv = fc.oneof(
  { weight: 8, arbitrary: setuser },
  { weight: 6, arbitrary: getuser },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: deluser },
  { weight: 12, arbitrary: dryrun },
)

function comparable(reply: WireReply): unknown {
  return ORACLE_VERSION < '7.2' ? withSortedRules(reply) : reply
}

describe.skipIf(ORACLE === undefined)(
  `access control beside real Redis${ORACLE ? '' : ` (${SKIPPED})`}`,
  () => {
    let real: Awaited<ReturnType<typeof openRealRedis>>
    let mock: ReturnType<typeof openMock>

    beforeAll(async () => {
      real = await openRealRedis()
      mock = openMock()
    })
    afterAll(() => {
      real.close()
      mock.close()
    })

    it('answers the same bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(argv, SEQUENCE), async (sequence) => {
          const commands = [WITHOUT_USERS, ...sequence]
          const [wanted, got] = await Promise.all([real.answer(commands), mock.answer(commands)])
          const pairs = sequence.map((each, i) => ({
            command: each.join(' '),
            reply: comparable(got[i + 1]),
            real: comparable(wanted[i + 1]),
          }))
          const firstOff = pairs.find((p) => JSON.stringify(p.reply) !== JSON.stringify(p.real))
          expect(firstOff).toBeUndefined()
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: false },
      )
    }, 600_000)
  },
)
