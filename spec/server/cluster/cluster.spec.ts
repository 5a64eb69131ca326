import { describe, expect, it, vi } from 'vitest'
import { createServer } from '../../../lib/index.js'
import { REDIS_VERSIONS, type RedisVersion } from '../../../lib/reply/version.js'
import type { Server } from '../../../lib/server/server.js'
import { connectInProcess } from '../../support/replay-vectors.js'
import { WireConnection } from '../../support/wire-connection.js'

const SLOT_OF_A = '15495'
const ANNOUNCED = { 'cluster-announce-port': 9000, 'cluster-announce-bus-port': 9001 }

async function ask(server: Server, ...commands: string[]): Promise<unknown> {
  const connection = connectInProcess(server)
  let reply: unknown
  for (const command of commands) reply = await connection.send(command.split(' '))
  return reply
}

async function addressOf(server: Server): Promise<string | undefined> {
  const nodes = JSON.stringify(await ask(server, 'CLUSTER NODES'))
  return nodes.match(/[0-9a-f]{40} (\S+) myself/)?.[1]
}

describe.each(REDIS_VERSIONS)('a cluster of one node of %s', (redisVersion) => {
  const create = (config = {}) => createServer({ redisVersion, cluster: true, config })

  it('counts keys that scripts write, RENAME and RESTORE make, and FLUSHALL takes', async () => {
    const server = create()
    const count = `CLUSTER COUNTKEYSINSLOT ${SLOT_OF_A}`
    const script = "redis.call('set',KEYS[1],1);return{redis.call('set','{a}2',1)}"
    const connection = connectInProcess(server)
    await connection.send(['EVAL', script, '1', '{a}1'])
    expect(await ask(server, 'RENAME {a}1 {a}3', 'COPY {a}3 {a}4', count)).toBe(3)
    expect(await ask(server, 'DEL {a}4', 'UNLINK {a}4 {a}3', count)).toBe(1)
    expect(await ask(server, 'SPOP {a}s', 'SADD {a}s x', 'SPOP {a}s', count)).toBe(1)
    expect(await ask(server, 'FLUSHALL', count)).toBe(0)
  })

  it('is where its client came to', async () => {
    const server = create()
    const { port } = await server.listen({ port: 0 })
    const client = await WireConnection.open(port)
    expect(JSON.stringify(await client.send(['CLUSTER', 'NODES']))).toContain(
      ` 127.0.0.1:${port}@${port + 10_000} myself,master - 0 0 0 connected 0-16383`,
    )
    client.close()
    await server.close()
  })

  it('is where its configuration says, as it starts', async () => {
    const server = create({ ...ANNOUNCED, 'cluster-announce-ip': '10.0.0.1' })
    expect(await addressOf(server)).toBe('10.0.0.1:9000@9001')
  })

  it('has a mode that HELLO and INFO tell', async () => {
    const server = create()
    expect(JSON.stringify(await ask(server, 'HELLO'))).toContain('"mode","cluster"')
    expect(JSON.stringify(await ask(server, 'INFO server'))).toContain('redis_mode:cluster')
    expect(JSON.stringify(await ask(server, 'INFO cluster'))).toContain('cluster_enabled:1')
  })
})

describe('the ports that a node of a cluster announces', () => {
  it.each<[RedisVersion, string]>([
    ['6.2', '127.0.0.1:9000@9001'],
    ['7.0', '127.0.0.1:9100@9101'],
    ['7.4', '127.0.0.1:9100@9101'],
  ])('are in %s those of %s after CONFIG SET', async (redisVersion, address) => {
    const server = createServer({ redisVersion, cluster: true, config: ANNOUNCED })
    await ask(
      server,
      'CONFIG SET cluster-announce-port 9100',
      'CONFIG SET cluster-announce-bus-port 9101',
    )
    expect(await addressOf(server)).toBe(address)
  })
})

describe.each(REDIS_VERSIONS.slice(1))('the endpoint of a node of a cluster of %s', (version) => {
  const named = { 'cluster-announce-ip': '10.0.0.1', 'cluster-announce-hostname': 'h.example' }

  it.each([
    ['ip', '10.0.0.1', ['hostname', 'h.example']],
    ['hostname', 'h.example', ['ip', '10.0.0.1']],
    ['unknown-endpoint', null, ['ip', '10.0.0.1', 'hostname', 'h.example']],
  ])('is of the preferred type: %s', async (type, endpoint, others) => {
    const config = { ...named, 'cluster-preferred-endpoint-type': type }
    const server = createServer({ redisVersion: version, cluster: true, config })
    const id = server.cluster?.nodeId
    expect(await ask(server, 'CLUSTER SLOTS')).toEqual([[0, 16383, [endpoint, 6379, id, others]]])
    expect(JSON.stringify(await ask(server, 'CLUSTER SHARDS'))).toContain(
      `"ip","10.0.0.1","endpoint",${JSON.stringify(endpoint)},"hostname","h.example","role"`,
    )
    expect(await addressOf(server)).toBe('10.0.0.1:6379@16379,h.example')
  })

  it('is unknown where the name that is preferred is none', async () => {
    const config = { 'cluster-preferred-endpoint-type': 'hostname' }
    const server = createServer({ redisVersion: version, cluster: true, config })
    expect(JSON.stringify(await ask(server, 'CLUSTER SLOTS'))).toContain('["?",6379')
  })
})

describe('a key of a cluster that expires', () => {
  const count = `CLUSTER COUNTKEYSINSLOT ${SLOT_OF_A}`

  it('leaves its slot as it is seen', async () => {
    vi.useFakeTimers()
    const server = createServer({ cluster: true })
    expect(await ask(server, 'SET a 1 PX 5', 'SET {a}b 1', count)).toBe(2)
    vi.advanceTimersByTime(10)
    expect(await ask(server, 'GET a', count)).toBe(1)
    await server.close()
    vi.useRealTimers()
  })

  it('leaves its slot though nobody sees it', async () => {
    const server = createServer({ cluster: true })
    await ask(server, 'SET a 1 PX 1', 'SET {a}b 1')
    await expect.poll(() => ask(server, count), { interval: 10 }).toBe(1)
    await server.close()
  })
})
