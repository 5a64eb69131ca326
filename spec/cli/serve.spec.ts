import { afterEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../lib/cli/run.js'
import { WireConnection } from '../support/wire-connection.js'

/** Serves in this process, and gives what was said so far. */
async function serve(...words: string[]): Promise<string> {
  let said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
  await run(['node', 'redis-mock-lua', 'serve', ...words])
  return said
}

function portIn(said: string): number {
  const [, port] = /^Ready to accept connections at 127\.0\.0\.1:(\d+)/m.exec(said) ?? []
  return Number(port)
}

afterEach(() => {
  process.emit('SIGTERM')
  vi.restoreAllMocks()
})

describe('redis-mock-lua serve', () => {
  it('says where it listens once it does', async () => {
    const client = await WireConnection.open(portIn(await serve('--port', '0')))
    expect(await client.send(['PING'])).toEqual({ status: 'PONG' })
    expect(await client.send(['INFO', 'server'])).toContain('redis_version:7.4.1')
    client.close()
  })

  it('is the version that it is told, with as many databases', async () => {
    const said = await serve('--port', '0', '--redis-version', '6.2', '--databases', '2')
    const client = await WireConnection.open(portIn(said))
    expect(await client.send(['INFO', 'server'])).toContain('redis_version:6.2.16')
    expect(await client.send(['CONFIG', 'GET', 'databases'])).toEqual(['databases', '2'])
    client.close()
  })

  it('has a sentinel that knows it by a name', async () => {
    const said = await serve('--port', '0', '--sentinel', 'mymaster', '--sentinel-port', '0')
    const [, sentinelPort] =
      /, as mymaster of the sentinel at 127\.0\.0\.1:(\d+)\n/.exec(said) ?? []
    const sentinel = await WireConnection.open(Number(sentinelPort))
    const ask = ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'mymaster']
    expect(await sentinel.send(ask)).toEqual(['127.0.0.1', `${portIn(said)}`])
    expect(await sentinel.send(['INFO', 'server'])).toContain('redis_mode:sentinel')
    process.emit('SIGTERM')
    expect(await sentinel.next()).toEqual({ closed: true })
  })

  it('fails over to the replica that its sentinel knows', async () => {
    const ports = ['--port', '0', '--sentinel-port', '0', '--replica-port', '0']
    const said = await serve(...ports, '--sentinel', 'main', '--master-host', 'localhost')
    const [, sentinelPort] = /sentinel at 127\.0\.0\.1:(\d+)/.exec(said) ?? []
    const sentinel = await WireConnection.open(Number(sentinelPort))
    const [replica] = (await sentinel.send(['SENTINEL', 'REPLICAS', 'main'])) as string[][]
    const replicaPort = replica[5]
    expect(await sentinel.send(['SENTINEL', 'FAILOVER', 'main'])).toEqual({ status: 'OK' })
    const ask = ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'main']
    expect(await sentinel.send(ask)).toEqual(['localhost', replicaPort])
    const master = await WireConnection.open(Number(replicaPort))
    expect(await master.send(['SET', 'k', 'v'])).toEqual({ status: 'OK' })
    master.close()
    sentinel.close()
  })

  it.each([
    [['--replica-port', '0'], '--sentinel-port, --replica-port and --master-host need --sentinel'],
    [
      ['--sentinel', 'main', '--host', '0.0.0.0'],
      '--master-host has to name a host where clients of the sentinel find 0.0.0.0',
    ],
  ])('refuses %j', async (words, fault) => {
    await expect(serve('--port', '0', ...words)).rejects.toThrow(`Failed to serve: ${fault}`)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends by %s', async (signal) => {
    const client = await WireConnection.open(portIn(await serve('--port', '0')))
    process.emit(signal)
    expect(await client.next()).toEqual({ closed: true })
  })
})
