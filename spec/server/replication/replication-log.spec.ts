import { describe, expect, it } from 'vitest'
import { createServer } from '../../../lib/server/registry/registry.js'

describe('the replication log', () => {
  it('is kept from its start on', () => {
    const server = createServer()
    const session = server.connect()
    session.execute(['SET', 'a', '1'])
    server.replicationLog.start()
    session.execute(['SET', 'b', '2'])
    expect(server.replicationLog.take()).toEqual([
      ['SELECT', '0'],
      ['SET', 'b', '2'],
    ])
    expect(server.replicationLog.take()).toEqual([])
  })

  it('says that it is not kept, before its start and after its end', () => {
    const { replicationLog } = createServer()
    expect(() => replicationLog.take()).toThrow('it is kept from start() on')
    replicationLog.start()
    replicationLog.stop()
    expect(() => replicationLog.take()).toThrow('it is kept from start() on')
  })

  it('begins anew as a replica that is new', () => {
    const server = createServer()
    const session = server.connect()
    server.replicationLog.start()
    session.execute(['SET', 'a', '1'])
    server.replicationLog.start()
    session.execute(['INCR', 'a'])
    expect(server.replicationLog.take()).toEqual([
      ['SELECT', '0'],
      ['INCR', 'a'],
    ])
  })

  it('has the emptying of a server by its own method', () => {
    const server = createServer()
    server.replicationLog.start()
    server.flushAll()
    expect(server.replicationLog.take()).toEqual([['SELECT', '0'], ['FLUSHALL']])
  })

  it('has one transaction of a script that gives way to others', async () => {
    const server = createServer({ config: { 'busy-reply-threshold': 1 } })
    const session = server.connect()
    server.replicationLog.start()
    await session.execute([
      'EVAL',
      "redis.call('SET', 'a', 1) for i = 1, 3e6 do local x = i end redis.call('SET', 'b', 2)",
      '0',
    ])
    expect(server.replicationLog.take()).toEqual([
      ['MULTI'],
      ['SELECT', '0'],
      ['SET', 'a', '1'],
      ['SET', 'b', '2'],
      ['EXEC'],
    ])
  })
})
