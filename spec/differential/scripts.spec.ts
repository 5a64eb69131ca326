import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { script } from './lua/script.js'
import { ORACLE, ORACLE_VERSION, openMock, openRealRedis, SKIPPED } from './oracle.js'
import type { WireReply } from './wire.js'

/** How many batches of scripts there are; `DIFFERENTIAL_RUNS` multiplies it. */
const RUNS = 150 * Number(process.env['DIFFERENTIAL_RUNS'] ?? 1)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)
const BATCH = { minLength: 10, maxLength: 20 }

const INPUT = ['2', 'k1', 'k2', 'arg1', '42']
const HEAD = '#!lua name=lib\n'

/** Each way to run a script: the commands that do, the last of them with the reply that counts. */
const ways = {
  eval: (body: ByteString) => [['EVAL', body, ...INPUT]],
  readOnly: (body: ByteString) => [['EVAL_RO', body, ...INPUT]],
  digest: (body: ByteString) => [
    ['SCRIPT', 'LOAD', body],
    ['EVALSHA', createHash('sha1').update(body, 'latin1').digest('hex'), ...INPUT],
  ],
  shebang: (body: ByteString) => [['EVAL', `#!lua\n${body}`, ...INPUT]],
  function: (body: ByteString) => [
    [
      'FUNCTION',
      'LOAD',
      'REPLACE',
      `${HEAD}redis.register_function('f', function(KEYS, ARGV) ${body}\nend)`,
    ],
    ['FCALL', 'f', ...INPUT],
  ],
}

const waysOfVersion = ORACLE_VERSION === '6.2' ? [ways.eval, ways.digest] : Object.values(ways)

const run = fc.tuple(fc.constantFrom(...waysOfVersion), script).map(([way, body]) => way(body))

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

    it.each([2, 3] as const)(
      'answers the same bytes in RESP%i',
      async (resp) => {
        await fc.assert(
          fc.asyncProperty(fc.array(run, BATCH), async (runs) => {
            const commands = [['HELLO', `${resp}`], ...runs.flat()]
            const [wanted, got] = await Promise.all([real.answer(commands), mock.answer(commands)])
            const pairs = commands.slice(1).map((command, i) => ({
              command: command.join('\n'),
              reply: withoutAddresses(got[i + 1]),
              real: withoutAddresses(wanted[i + 1]),
            }))
            const firstOff = pairs.find((p) => JSON.stringify(p.reply) !== JSON.stringify(p.real))
            expect(firstOff).toBeUndefined()
          }),
          { numRuns: RUNS / 2, seed: SEED },
        )
      },
      3_600_000,
    )
  },
)
