import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENTS, severalClients } from './families/several-clients.js'
import { ORACLE, SKIPPED } from './oracle.js'
import { type OwnServer, startOwnServer } from './own-server.js'
import { type Play, playOnOurs, playOnReal, type Said } from './several-clients.js'
import type { WireClient, WireReply } from './wire.js'

/** How many sequences there are; `DIFFERENTIAL_RUNS` multiplies it. */
const RUNS = 30 * Number(process.env['DIFFERENTIAL_RUNS'] ?? 1)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)
const SEQUENCE = { minLength: 10, maxLength: 40 }

/** Real Redis 7.0.15 crashes where CLIENT UNBLOCK names a client that CLIENT PAUSE holds. */
const said = fc
  .array(fc.record({ by: fc.nat({ max: CLIENTS - 1 }), argv: severalClients }), SEQUENCE)
  .filter((sequence) => !(says(sequence, 'PAUSE') && says(sequence, 'UNBLOCK')))
const protocols = fc.array(fc.constantFrom('2', '3'), { minLength: CLIENTS, maxLength: CLIENTS })

function says(sequence: readonly Said[], word: string): boolean {
  return sequence.some(({ argv }) => argv.includes(word))
}

/** A message to several patterns of one client comes in the order of the server's hash table. */
function comparable(replies: readonly WireReply[]): WireReply[] {
  const sorted: WireReply[] = []
  let run: WireReply[] = []
  for (const reply of replies.map(withOneNull)) {
    if (!isOfSameMessage(run[0], reply)) {
      sorted.push(...run.sort())
      run = []
    }
    run.push(reply)
  }
  return [...sorted, ...run.sort()]
}

/**
 * That all keys are invalid is a null: in Redis one of the protocol of who reads, even where who
 * hears of it speaks another. Here it is one of the hearer's, which clients can read.
 */
function withOneNull(reply: WireReply): WireReply {
  if (!Array.isArray(reply) || !isOfTracking(reply)) return reply
  return reply.map((item) => (item === '$-1' ? '_' : item))
}

/**
 * Whether a client to whom another redirects hears before or after the reply to its own write hangs
 * on when each command replies.
 */
function withTrackingLast(replies: readonly WireReply[]): WireReply[] {
  const all = comparable(replies)
  return [...all.filter((each) => !isOfTracking(each)), ...all.filter(isOfTracking)]
}

function isOfTracking(reply: WireReply): boolean {
  if (!Array.isArray(reply)) return false
  return reply.includes('$invalidate') || reply.includes('$__redis__:invalidate')
}

function isOfSameMessage(first: WireReply | undefined, reply: WireReply): boolean {
  if (!Array.isArray(first) || !Array.isArray(reply) || !first.includes('$pmessage')) return false
  return reply.includes('$pmessage') && String(first.slice(-2)) === String(reply.slice(-2))
}

describe.skipIf(ORACLE === undefined)(
  `several clients beside real Redis${ORACLE ? '' : ` (${SKIPPED})`}`,
  () => {
    let server: OwnServer
    let witness: WireClient
    let onReal: Play

    beforeAll(async () => {
      server = await startOwnServer()
      witness = await server.connect()
      onReal = playOnReal(server.port, witness)
    })
    afterAll(async () => {
      witness.close()
      await server.stop()
    })

    it('hear the same in the same order', async () => {
      await fc.assert(
        fc.asyncProperty(protocols, said, async (versions, sequence) => {
          const [wanted, got] = await Promise.all([
            onReal(versions, sequence),
            playOnOurs(versions, sequence),
          ])
          const isRedirected = says(sequence, 'REDIRECT')
          const inOrder = isRedirected ? withTrackingLast : comparable
          expect(got.map(inOrder)).toEqual(wanted.map(inOrder))
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: false },
      )
    }, 600_000)
  },
)
