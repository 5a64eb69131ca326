import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { config, defaults } from './families/config.js'
import { ORACLE, openMock, SKIPPED } from './oracle.js'
import { type OwnServer, startOwnServer } from './own-server.js'
import type { WireClient, WireReply } from './wire.js'

/** How many sequences there are; `DIFFERENTIAL_RUNS` multiplies it. */
const RUNS = 100 * Number(process.env['DIFFERENTIAL_RUNS'] ?? 1)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)
const SEQUENCE = { minLength: 20, maxLength: 40 }

/** Commands that give each parameter its first value. */
const FIRST_VALUES = [...defaults].map(([name, value]) => ['CONFIG', 'SET', name, value])

/** Names with their values, sorted: from 7.0 on they have no order. */
function comparable([, word]: readonly ByteString[], reply: WireReply): WireReply {
  if (typeof reply === 'string' || word.toLowerCase() !== 'get') return reply
  const pairs = reply.flatMap((each, i) => (i % 2 === 0 ? [[each, reply[i + 1]]] : []))
  return pairs.sort((a, b) => (String(a) < String(b) ? -1 : 1))
}

describe.skipIf(ORACLE === undefined)(
  `parameters beside real Redis${ORACLE ? '' : ` (${SKIPPED})`}`,
  () => {
    let server: OwnServer
    let real: WireClient
    let mock: ReturnType<typeof openMock>

    beforeAll(async () => {
      server = await startOwnServer()
      real = await server.connect()
      mock = openMock()
    })
    afterAll(async () => {
      real.close()
      await server.stop()
      mock.close()
    })

    it('answers the same bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(...config), SEQUENCE), async (sequence) => {
          const commands = [...FIRST_VALUES, ...sequence]
          const [wanted, got] = await Promise.all([real.send(commands), mock.answer(commands)])
          const offset = FIRST_VALUES.length
          const pairs = sequence.map((each, i) => ({
            command: each.join(' '),
            reply: comparable(each, got[offset + i]),
            real: comparable(each, wanted[offset + i]),
          }))
          const firstOff = pairs.find((p) => JSON.stringify(p.reply) !== JSON.stringify(p.real))
          expect(firstOff).toBeUndefined()
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: false },
      )
    }, 600_000)
  },
)
