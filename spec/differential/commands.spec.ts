import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { families } from './families/index.js'
import { keys, transactions } from './families/keys.js'
import { normalForm } from './normal-form.js'
import { ORACLE, openMock, openRealRedis, SKIPPED } from './oracle.js'

/** How many sequences a family gets; `DIFFERENTIAL_RUNS` multiplies it. */
const RUNS = 100 * Number(process.env['DIFFERENTIAL_RUNS'] ?? 1)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)
const SEQUENCE = { minLength: 20, maxLength: 40 }

const everything = Object.values(families).flat()
/** What EXEC holds does not tell which command it is of, so its times cannot be left out. */
const withoutClock = Object.entries(families).flatMap(([name, rows]) =>
  name === 'streamGroups' ? [] : rows,
)

const mixes = [
  ...Object.entries(families).map(([name, rows]) => ({
    name,
    argv: fc.oneof(
      { weight: 9, arbitrary: fc.oneof(...rows) },
      { weight: 1, arbitrary: fc.oneof(...keys) },
    ),
  })),
  {
    name: 'keys of every type',
    argv: fc.oneof(
      { weight: 1, arbitrary: fc.oneof(...keys) },
      { weight: 1, arbitrary: fc.oneof(...everything) },
    ),
  },
  {
    name: 'transactions',
    argv: fc.oneof(
      { weight: 1, arbitrary: fc.oneof(...transactions) },
      { weight: 3, arbitrary: fc.oneof(...withoutClock, ...keys) },
    ),
  },
]

describe.skipIf(ORACLE === undefined)(
  `commands beside real Redis${ORACLE ? '' : ` (${SKIPPED})`}`,
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

    it.each(mixes)(
      'answers the same bytes: $name',
      async ({ argv }) => {
        await fc.assert(
          fc.asyncProperty(fc.array(argv, SEQUENCE), async (commands) => {
            const [wanted, got] = await Promise.all([real.answer(commands), mock.answer(commands)])
            const pairs = commands.map((command, i) => ({
              command: command.join(' '),
              reply: normalForm(command, got[i]),
              real: normalForm(command, wanted[i]),
            }))
            const firstOff = pairs.find((p) => JSON.stringify(p.reply) !== JSON.stringify(p.real))
            expect(firstOff).toBeUndefined()
          }),
          { numRuns: RUNS, seed: SEED, endOnFailure: false },
        )
      },
      600_000,
    )
  },
)
