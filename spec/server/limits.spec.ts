import { afterEach, expect, it, vi } from 'vitest'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { WireConnection } from '../support/wire-connection.js'

const servers: Server[] = []

async function serve(config: Readonly<Record<string, string | number>>): Promise<[Server, number]> {
  const server = createServer({ redisVersion: '7.4', config })
  servers.push(server)
  const { port } = await server.listen()
  return [server, port]
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

it('ends a connection that sends more than client-query-buffer-limit, without a word', async () => {
  const [server, port] = await serve({ 'client-query-buffer-limit': 1_048_576 })
  const other = await WireConnection.open(port)
  const client = await WireConnection.open(port)
  client.write(`*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$2000000\r\n${'x'.repeat(1_999_999)}`)
  expect(await client.next()).toEqual({ closed: true })
  expect(server.stats.inputDisconnections).toBe(1)
  expect(await other.send(['PING'])).toEqual({ status: 'PONG' })
})

it('ends a connection that takes less than client-output-buffer-limit lets wait', async () => {
  const limit = 'normal 1000000 0 0'
  const [server, port] = await serve({ 'client-output-buffer-limit': limit })
  const client = await WireConnection.open(port)
  await client.send(['SET', 'k', 'x'.repeat(1_000_000)])
  client.pause()
  client.write('*2\r\n$3\r\nGET\r\n$1\r\nk\r\n'.repeat(100))
  await vi.waitFor(() => expect(server.sessions.size).toBe(0))
  expect(server.stats.outputDisconnections).toBe(1)
})

it('ends connections that say nothing for as long as timeout says', async () => {
  const [server, port] = await serve({ timeout: 1 })
  const client = await WireConnection.open(port)
  const listener = await WireConnection.open(port)
  await client.send(['PING'])
  await listener.send(['SUBSCRIBE', 'x'])
  expect(server.sessions.size).toBe(2)
  for (const session of server.sessions.values()) session.lastActiveAt -= 2000
  expect(await client.next()).toEqual({ closed: true })
  expect(server.sessions.size).toBe(1)
}, 5000)

it('answers each of a hundred thousand pipelined commands in order', async () => {
  const [, port] = await serve({})
  const client = await WireConnection.open(port)
  const line = (i: number) => `*2\r\n$4\r\nECHO\r\n$${`${i}`.length}\r\n${i}\r\n`
  client.write(Array.from({ length: 100_000 }, (_, i) => line(i)).join(''))
  for (let i = 0; i < 100_000; i += 1) {
    const reply = await client.next()
    if (reply !== `${i}`) expect(reply).toBe(`${i}`)
  }
})
