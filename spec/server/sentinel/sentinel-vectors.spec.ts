import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../../lib/index.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import type { SentinelOptions } from '../../../lib/server/sentinel/sentinel-options.js'
import { connectInProcess } from '../../support/replay-vectors.js'
import type { VectorReply } from '../../support/vector-reply.js'

interface Recorded {
  readonly command: string
  readonly replies: readonly (readonly [versions: string, reply: VectorReply])[]
}

/**
 * What real sentinels of 6.2.16, 7.0.15, 7.2.6 and 7.4.1 answered: one without replicas, one before
 * and after SENTINEL FAILOVER with what it published, and one beside another. Times are `*`.
 */
const recorded: {
  readonly alone: readonly Recorded[]
  readonly failover: readonly Recorded[]
  readonly events: readonly (readonly [channel: string, message: string])[]
  readonly second: readonly Recorded[]
} = JSON.parse(readFileSync('spec/vectors/sentinel.json', 'utf8'))

const MASTER = { port: 7000 }
const REPLICAS = [{ port: 7001 }]

/** Times, counts and names that are no two sentinels' alike, by the fields that they are in. */
const VOLATILE: ReadonlySet<string> = new Set([
  ...['failover-timeout', 'id', 'info-refresh', 'last-hello-message', 'last-ok-ping-reply'],
  ...['last-ping-reply', 'last-ping-sent', 'role-reported-time', 'runid', 'slave-repl-offset'],
])

function open(
  redisVersion: RedisVersion,
  others: SentinelOptions['others'] = [],
  hasReplica = true,
) {
  const server = createServer({ redisVersion })
  const mymaster = { ...MASTER, server, replicas: hasReplica ? REPLICAS : [] }
  const sentinel = createServer({ redisVersion, sentinel: { masters: { mymaster }, others } })
  return { server, sentinel, connection: connectInProcess(sentinel) }
}

function plain(reply: VectorReply): VectorReply {
  if (typeof reply === 'string') return reply.replaceAll(/[0-9a-f]{40}/g, 'ID')
  if (Array.isArray(reply)) return reply.map((item, at) => plainItem(reply, item, at))
  if (typeof reply !== 'object' || reply === null) return reply
  return Object.fromEntries(
    Object.entries(reply).map(([type, value]) => [type, plain(value as VectorReply)]),
  )
}

/** An item of a map, which is a list of pairs, or in RESP2 of names and values. */
function plainItem(items: readonly VectorReply[], item: VectorReply, at: number): VectorReply {
  const name = items[at - 1]
  const isValue = at % 2 === 1 && typeof name === 'string'
  return isValue && VOLATILE.has(name) ? '*' : plain(item)
}

const expectedIn = (version: RedisVersion, { replies }: Recorded) =>
  replies.find(([versions]) => versions.split(' ').includes(version))?.[1]

describe.each(REDIS_VERSIONS)('a sentinel of %s', (version) => {
  const alone = open(version, [], false).connection
  it.each(recorded.alone)('alone answers $command', async (row) => {
    expect(plain(await alone.send(row.command.split(' ')))).toEqual(expectedIn(version, row))
  })

  const { sentinel, connection } = open(version)
  const listener = sentinel.connect()
  const events: unknown[] = []
  listener.execute(['PSUBSCRIBE', '*'])
  listener.onPush((message) => events.push(message))
  it.each(recorded.failover)('with a replica answers $command', async (row) => {
    expect(plain(await connection.send(row.command.split(' ')))).toEqual(expectedIn(version, row))
  })

  it('publishes what happens at a failover', () => {
    const texts = events.map((event) => (event as { items: string[] }).items.slice(2))
    expect(plain(texts as VectorReply)).toEqual(recorded.events)
  })

  const beside = open(version, [{ port: 7003 }])
  beside.server.failover()
  it.each(recorded.second)('beside another answers $command', async (row) => {
    const reply = await beside.connection.send(row.command.split(' '))
    expect(plain(reply)).toEqual(expectedIn(version, row))
  })
})
