import { readFileSync } from 'node:fs'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { PATCH_RELEASES, type RedisVersion } from '../../lib/reply/version.js'
import { encodeReply } from '../../lib/resp/encode.js'
import type { Server } from '../../lib/server/registry/registry.js'
import { readVectorReply, type VectorReply } from './vector-reply.js'

/** Commands sent one after the other on one connection, and what each version answered. */
export interface VectorCase {
  readonly id: string
  readonly group: string
  readonly steps: readonly ByteString[][]
  readonly expect: readonly { versions: readonly string[]; replies: readonly VectorReply[] }[]
}

/** Answers the steps of one case, on a connection of its own. */
export interface VectorConnection {
  send(argv: readonly ByteString[]): Promise<VectorReply>
  close(): void
}

/** What brings a server back to an empty state before each case. */
const RESET: readonly ByteString[][] = [
  ['FLUSHALL'],
  ['SCRIPT', 'FLUSH'],
  ['FUNCTION', 'FLUSH'],
  ['CONFIG', 'RESETSTAT'],
]

/** The cases of a file of `spec/vectors/` that a version has replies for. */
export function vectorCases(file: string, version: RedisVersion): VectorCase[] {
  const cases: VectorCase[] = JSON.parse(readFileSync(`spec/vectors/${file}`, 'utf8'))
  return cases.filter((vectorCase) => expectedReplies(vectorCase, version) !== undefined)
}

export function expectedReplies(
  { expect }: VectorCase,
  version: RedisVersion,
): readonly VectorReply[] | undefined {
  return expect.find(({ versions }) => versions.includes(PATCH_RELEASES[version]))?.replies
}

/**
 * Sends the steps of a case to an empty server.
 *
 * @returns the replies, each in the form of the recorded one where both mean the same.
 */
export async function replayCase(
  vectorCase: VectorCase,
  version: RedisVersion,
  connect: () => VectorConnection | Promise<VectorConnection>,
): Promise<VectorReply[]> {
  const expected = expectedReplies(vectorCase, version) ?? []
  const connection = await connect()
  for (const argv of RESET) await connection.send(argv)
  const replies: VectorReply[] = []
  for (const [i, argv] of vectorCase.steps.entries()) {
    const reply = await connection.send(argv)
    replies.push(means(argv[0].toUpperCase(), reply, expected[i]) ? expected[i] : reply)
  }
  connection.close()
  return replies
}

/** A connection in this process. Its replies go through the protocol, which is tested with them. */
export function connectInProcess(server: Server): VectorConnection {
  const session = server.connect()
  return {
    async send(argv) {
      const reply = await session.execute(argv)
      const read = readVectorReply(encodeReply(reply, session.resp), 0)
      return read === undefined ? { unreadable: true } : read.reply
    },
    close: () => session.close(),
  }
}

const WITHOUT_ORDER = new Set('SMEMBERS SUNION SINTER SDIFF KEYS HKEYS HVALS'.split(' '))
const SCANS = new Set('SCAN SSCAN HSCAN ZSCAN'.split(' '))
/** How far a time that is left may be off: a second, in the command's unit. */
const TOLERANCE: Readonly<Record<string, number>> = { TTL: 1, PTTL: 1000 }

function means(name: string, actual: VectorReply, expected: VectorReply): boolean {
  if (isIgnored(expected)) return true
  if (typeof actual === 'number' && typeof expected === 'number' && name in TOLERANCE) {
    return expected < 0 ? actual === expected : Math.abs(actual - expected) <= TOLERANCE[name]
  }
  if (!Array.isArray(actual) || !Array.isArray(expected)) return false
  if (WITHOUT_ORDER.has(name)) return sameItems(actual, expected)
  if (name === 'FUNCTION') return sameItems(actual.map(inAnyOrder), expected.map(inAnyOrder))
  if (name === 'HGETALL') return sameItems(inPairs(actual), inPairs(expected))
  if (!SCANS.has(name)) return false
  const inGroups = name === 'HSCAN' || name === 'ZSCAN' ? inPairs : (items: VectorReply[]) => items
  return (
    actual[0] === expected[0] &&
    sameItems(inGroups(actual[1] as VectorReply[]), inGroups(expected[1] as VectorReply[]))
  )
}

function isIgnored(expected: VectorReply): boolean {
  return typeof expected === 'object' && expected !== null && 'ignore' in expected
}

function inPairs(items: readonly VectorReply[]): VectorReply[] {
  return items.flatMap((item, i) => (i % 2 === 0 ? [[item, items[i + 1]]] : []))
}

/** A library of FUNCTION LIST, whose functions have no order. */
function inAnyOrder(library: VectorReply): VectorReply {
  if (!Array.isArray(library)) return library
  return library.map((part) =>
    Array.isArray(part) ? part.map((each) => JSON.stringify(each)).sort() : part,
  )
}

function sameItems(actual: readonly VectorReply[], expected: readonly VectorReply[]): boolean {
  const sorted = (items: readonly VectorReply[]) =>
    JSON.stringify(items.map((item) => JSON.stringify(item)).sort())
  return sorted(actual) === sorted(expected)
}
