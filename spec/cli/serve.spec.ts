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

  it.each(['SIGTERM', 'SIGINT'] as const)('ends by %s', async (signal) => {
    const client = await WireConnection.open(portIn(await serve('--port', '0')))
    process.emit(signal)
    expect(await client.next()).toEqual({ closed: true })
  })
})
