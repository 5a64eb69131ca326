import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MapReply, type Reply, SetReply, Status } from '../../lib/reply/reply.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'

/** What COMMAND INFO and COMMAND DOCS of real servers say, without their prose. */
interface Recorded {
  readonly name: string
  readonly versions: readonly RedisVersion[]
  /** Without the name and the subcommands, which have entries of their own. */
  readonly info: readonly unknown[]
  /** Since when, the group, flags, since when it is deprecated. */
  readonly docs?: readonly unknown[]
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync('spec/vectors/command-info.json', 'utf8'),
)

/** A reply as a client of RESP2 has it. */
function plain(reply: unknown): unknown {
  if (reply instanceof Status) return reply.text
  if (reply instanceof SetReply) return reply.members.map(plain)
  if (reply instanceof MapReply) return reply.entries.flatMap((entry) => entry.map(plain))
  return Array.isArray(reply) ? reply.map(plain) : reply
}

type Row = readonly [name: string, ...unknown[]]

const SUBCOMMANDS_AT = 9

function infoByName(rows: readonly Row[]): Map<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>()
  for (const [name, ...info] of rows) {
    found.set(name, info.slice(0, SUBCOMMANDS_AT - 1))
    const children = infoByName((info[SUBCOMMANDS_AT - 1] ?? []) as Row[])
    for (const [child, its] of children) found.set(child, its)
  }
  return found
}

function docsByName(docs: Reply): Map<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>()
  for (const [name, facts] of (docs as MapReply).entries) {
    const of = new Map((facts as MapReply).entries as [string, Reply][])
    const deprecated = of.get('deprecated_since') ?? null
    const flags = plain(of.get('doc_flags') ?? [])
    found.set(name as string, [of.get('since'), of.get('group'), flags, deprecated])
    const children = docsByName(of.get('subcommands') ?? new MapReply([]))
    for (const [child, its] of children) found.set(child, its)
  }
  return found
}

describe.each(REDIS_VERSIONS)('COMMAND of %s', (version) => {
  const session = createServer({ redisVersion: version }).connect()
  const infos = infoByName(plain(session.execute(['COMMAND'])) as Row[])
  const known = recorded.filter(({ versions }) => versions.includes(version))

  it('knows commands', () => {
    expect(known.length).toBeGreaterThan(200)
  })

  it.each(known)('describes $name as Redis does', ({ name, info }) => {
    expect(infos.get(name)).toEqual(info)
  })

  if (version === '6.2') return
  const docs = docsByName(session.execute(['COMMAND', 'DOCS']) as Reply)

  it.each(known)('documents $name with the facts that Redis has', ({ name, docs: its }) => {
    expect(docs.get(name)).toEqual(its)
  })
})
