import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { script } from './lua-arbitraries.js'
import { ORACLE, openMock, openRealRedis, SKIPPED } from './oracle.js'
import type { WireReply } from './wire.js'

const RUNS = 3000 * Number(process.env['DIFFERENTIAL_RUNS'] ?? 1)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)

const evaluation = fc
  .tuple(fc.constantFrom('EVAL', 'EVAL', 'EVAL_RO'), script)
  .map(([name, body]) => [name, body, '2', 'k1', 'k2', 'arg1', '42'])

/** An address of a table or function is another one on each server, and on each run. */
function withoutAddresses(reply: WireReply): WireReply {
  if (typeof reply !== 'string') return reply.map(withoutAddresses)
  return reply.replace(/(table|function|thread|userdata): (builtin: )?0x[0-9a-f]+/g, '$1: 0x')
}

describe.skipIf(ORACLE === undefined)(
  `scripts beside real Redis${ORACLE ? '' : ` (${SKIPPED})`}`,
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
        fc.asyncProperty(fc.array(evaluation, { minLength: 1, maxLength: 3 }), async (commands) => {
          const [wanted, got] = await Promise.all([real.answer(commands), mock.answer(commands)])
          expect(got.map(withoutAddresses)).toEqual(wanted.map(withoutAddresses))
        }),
        { numRuns: RUNS, seed: SEED },
      )
    }, 600_000)
  },
)
