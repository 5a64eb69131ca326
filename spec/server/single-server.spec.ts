import { describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { error, ok } from '../support/command-rows.js'
import { converse } from '../support/conversation.js'
import { connectInProcess } from '../support/replay-vectors.js'
import type { VectorReply } from '../support/vector-reply.js'

const NO_CLUSTER = error('ERR This instance has cluster support disabled')

const REPLIES: [line: string, reply: VectorReply, version?: RedisVersion][] = [
  ['PING', { status: 'PONG' }],
  ['PING a', 'a'],
  ['PING a b', error("ERR wrong number of arguments for 'ping' command")],
  ['ECHO a', 'a'],
  ['ROLE', ['master', 0, []]],
  ['WAIT 0 0', 0],
  ['WAIT 1 10', 0],
  ['WAIT x 1', error('ERR value is not an integer or out of range')],
  ['WAIT 1 x', error('ERR timeout is not an integer or out of range')],
  ['WAIT 1 -1', error('ERR timeout is negative')],
  ['WAITAOF 0 0 0', [0, 0]],
  ['TIME x', error("ERR wrong number of arguments for 'time' command")],
  ['SLOWLOG LEN', 0],
  ['SLOWLOG GET', []],
  ['SLOWLOG GET x', error('ERR count should be greater than or equal to -1')],
  ['SLOWLOG GET -2', error('ERR count should be greater than or equal to -1')],
  ['MEMORY USAGE nope', null],
  ['CLUSTER INFO', NO_CLUSTER],
  ['CLUSTER NOPE', error("ERR unknown subcommand 'NOPE'. Try CLUSTER HELP.")],
  ['ASKING', NO_CLUSTER],
  ['LATENCY LATEST', []],
  ['LATENCY RESET', 0],
  ['MODULE LIST', []],
  ['REPLICAOF NO ONE', ok],
  ['FAILOVER', error('ERR FAILOVER requires connected replicas.')],
  ['SAVE', ok],
  ['CONFIG REWRITE', error('ERR The server is running without a config file')],
  ['QUIT', ok, '6.2'],
]

describe('a server by itself', () => {
  it.each(REPLIES)('%s', async (line, reply, redisVersion = '7.4') => {
    const client = connectInProcess(createServer({ redisVersion }))
    expect(await client.send(line.split(' '))).toEqual(reply)
  })

  it('tells the time in seconds and microseconds', async () => {
    const [seconds, microseconds] = (await connectInProcess(createServer()).send([
      'TIME',
    ])) as string[]
    expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(2)
    expect(Number(microseconds)).toBeLessThan(1e6)
  })

  it('notes commands that take as long as slowlog-log-slower-than says', async () => {
    const server = createServer()
    const client = connectInProcess(server)
    await client.send(['CONFIG', 'SET', 'slowlog-log-slower-than', '0'])
    await client.send(['ECHO', 'x'.repeat(200)])
    const [[id, at, microseconds, argv, address, name]] = (await client.send([
      'SLOWLOG',
      'GET',
      '1',
    ])) as VectorReply[][]
    expect([id, argv, address, name]).toEqual([
      1,
      ['ECHO', `${'x'.repeat(128)}... (72 more bytes)`],
      '127.0.0.1:0',
      '',
    ])
    expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(2)
    expect(microseconds).toBeGreaterThanOrEqual(0)
    await client.send(['CONFIG', 'SET', 'slowlog-log-slower-than', '-1'])
    expect(await client.send(['SLOWLOG', 'RESET'])).toEqual(ok)
    expect(await client.send(['SLOWLOG', 'LEN'])).toBe(0)
  })

  it('lets DEBUG in where the configuration does', async () => {
    const closed = connectInProcess(createServer())
    expect(await closed.send(['DEBUG', 'SLEEP', '0'])).toMatchObject({
      error: expect.stringContaining('ERR DEBUG command not allowed.'),
    })
    const server = createServer({ config: { 'enable-debug-command': 'yes' } })
    await converse(server, [
      ['DEBUG SLEEP 0', ok],
      ['DEBUG SET-ACTIVE-EXPIRE 0', ok],
      ['DEBUG ERROR NO-WAY', error('NO-WAY')],
    ])
    expect(server.activeExpiry.isOn).toBe(false)
  })
})
