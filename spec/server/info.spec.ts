import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PATCH_RELEASES, REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { connectInProcess } from '../support/replay-vectors.js'

async function infoOf(lines: readonly string[], version: RedisVersion = '7.4'): Promise<string> {
  const client = connectInProcess(createServer({ redisVersion: version }))
  let reply: unknown
  for (const line of lines) reply = await client.send(line.split(' '))
  return String(reply)
}

function titlesIn(info: string): string[] {
  return [...info.matchAll(/^# (.*)\r$/gm)].map(([, title]) => title)
}

const DEFAULT = [
  ...['Server', 'Clients', 'Memory', 'Persistence', 'Stats', 'Replication', 'CPU', 'Modules'],
  ...['Errorstats', 'Cluster', 'Keyspace'],
]

/** Recorded from a server that has no keys; without the lines of single commands and errors. */
const NAMES: Readonly<Record<RedisVersion, string>> = JSON.parse(
  readFileSync('spec/vectors/info-names.json', 'utf8'),
)

describe('INFO', () => {
  it.each(REDIS_VERSIONS)('names the release of %s', async (version) => {
    expect(await infoOf(['INFO'], version)).toContain(
      `\r\nredis_version:${PATCH_RELEASES[version]}\r\n`,
    )
  })

  it.each<[string, string[]]>([
    ['INFO', DEFAULT],
    ['INFO default', DEFAULT],
    [
      'INFO everything',
      [...DEFAULT.slice(0, 8), 'Commandstats', 'Errorstats', 'Latencystats', 'Cluster', 'Keyspace'],
    ],
    ['INFO SERVER keyspace', ['Server', 'Keyspace']],
    ['INFO nope', []],
    ['INFO commandstats', ['Commandstats']],
  ])('%s shows its sections', async (line, titles) => {
    expect(titlesIn(await infoOf([line]))).toEqual(titles)
  })

  it.each<[string, string[], string, RegExp]>([
    [
      'keys',
      ['RPUSH q a', 'HSET h f v'],
      'keyspace',
      /^db0:keys=2,expires=0,avg_ttl=0,subexpiry=0\r$/m,
    ],
    ['clients', [], 'clients', /^connected_clients:1\r$/m],
    ['commands', ['PING', 'PING'], 'stats', /^total_commands_processed:2\r$/m],
    [
      'calls',
      ['PING', 'LLEN', 'HSET h f v', 'LLEN h'],
      'commandstats',
      /^cmdstat_llen:calls=1,usec=\d+,usec_per_call=\d+\.\d\d,rejected_calls=1,failed_calls=1\r$/m,
    ],
    ['errors', ['NOPE', 'LLEN', 'CLIENT x'], 'errorstats', /^errorstat_ERR:count=3\r$/m],
    [
      'calls by their time',
      ['PING'],
      'latencystats',
      /^latency_percentiles_usec_ping:p50=\d+\.\d{3},p99=\d+\.\d{3},p99\.9=\d+\.\d{3}\r$/m,
    ],
    ['channels', ['SSUBSCRIBE s'], 'stats', /^pubsubshard_channels:0\r$/m],
  ])('counts %s', async (_, lines, section, pattern) => {
    const before = lines.filter((line) => !line.startsWith('SSUBSCRIBE'))
    expect(await infoOf([...before, `INFO ${section}`])).toMatch(pattern)
  })

  it.each(REDIS_VERSIONS)('has the lines of %s, in their order', async (version) => {
    const lines = (await infoOf(['INFO everything'], version)).split('\r\n')
    const names = lines
      .filter((line) => line !== '')
      .map((line) => line.replace('# ', '#').split(':')[0])
    expect(names.join(' ')).toBe(NAMES[version])
  })

  it('tells how fast commands come', async () => {
    const client = connectInProcess(createServer())
    for (let i = 0; i < 1000; i++) await client.send(['PING'])
    await expect
      .poll(async () =>
        Number(
          /^instantaneous_ops_per_sec:(\d+)\r$/m.exec(
            String(await client.send(['INFO', 'stats'])),
          )?.[1],
        ),
      )
      .toBeGreaterThan(0)
  })

  it('counts fields that expire', async () => {
    const lines = ['HSET h a 1 b 2', 'HPEXPIRE h 0 FIELDS 1 a', 'INFO stats']
    expect(await infoOf(lines)).toContain('\r\nexpired_subkeys:1\r\n')
  })

  it('starts to count again after CONFIG RESETSTAT', async () => {
    const info = await infoOf(['NOPE', 'PING', 'CONFIG RESETSTAT', 'INFO everything'])
    expect(info).not.toContain('errorstat_ERR')
    expect(info).not.toContain('cmdstat_ping')
  })

  it.each<[string, string, RedisVersion]>([
    ['clients', 'watching_clients', '7.4'],
    ['clients', 'total_blocking_keys', '7.2'],
    ['server', 'listener0', '7.2'],
    ['stats', 'evicted_clients', '7.0'],
    ['persistence', 'async_loading', '7.0'],
  ])('section %s has %s since %s', async (section, name, since) => {
    for (const version of REDIS_VERSIONS) {
      const info = await infoOf([`INFO ${section}`], version)
      expect(info.includes(`${name}:`), version).toBe(version >= since)
    }
  })

  it('shows one section at a time in 6.2', async () => {
    const client = connectInProcess(createServer({ redisVersion: '6.2' }))
    expect(await client.send(['INFO', 'server', 'clients'])).toEqual({ error: 'ERR syntax error' })
  })
})
