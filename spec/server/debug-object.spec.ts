import { describe, expect, it } from 'vitest'
import { ErrorReply, Status } from '../../lib/reply/reply.js'
import { REDIS_VERSIONS } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'

describe.each(REDIS_VERSIONS)('DEBUG OBJECT of Redis %s', (version) => {
  const server = createServer({
    redisVersion: version,
    config: version < '7.0' ? {} : { 'enable-debug-command': 'yes' },
  })
  const session = server.connect()

  function figuresOf(...setup: string[]): string {
    session.execute(['FLUSHALL'])
    session.execute(setup)
    const reply = session.execute(['DEBUG', 'OBJECT', 'k'])
    return reply instanceof Status
      ? reply.text.replace(/lru:\d+ /, '').replace(/idle:1\b/, 'idle:0')
      : JSON.stringify(reply)
  }

  it('shows the encoding, and how long the value is when it is saved', () => {
    expect(figuresOf('SET', 'k', 'hello')).toBe(
      'Value at:0x0 refcount:1 encoding:embstr serializedlength:6 lru_seconds_idle:0',
    )
    expect(figuresOf('SET', 'k', '5')).toBe(
      'Value at:0x0 refcount:2147483647 encoding:int serializedlength:2 lru_seconds_idle:0',
    )
    const ofStream = version < '7.0' ? 52 : 57
    expect(figuresOf('XADD', 'k', '1-1', 'a', 'b')).toBe(
      `Value at:0x0 refcount:1 encoding:stream serializedlength:${ofStream} lru_seconds_idle:0`,
    )
  })

  it('shows the nodes of a list', () => {
    const elements = Array.from({ length: 3000 }, (_, i) => `element${i + 1}`)
    const kind = version < '7.0' ? 'ziplist' : 'listpack'
    const sizes = version < '7.0' ? [15098, 37948] : [15079, 37928]
    expect(figuresOf('RPUSH', 'k', ...elements)).toBe(
      `Value at:0x0 refcount:1 encoding:quicklist serializedlength:${sizes[0]} lru_seconds_idle:0 ` +
        `ql_nodes:5 ql_avg_node:600.00 ql_${kind}_max:-2 ql_compressed:0 ql_uncompressed_size:${sizes[1]}`,
    )
  })

  it('shows a key whose time is over until a command asks for it', async () => {
    session.execute(['DEBUG', 'SET-ACTIVE-EXPIRE', '0'])
    const figures = figuresOf('SET', 'k', '5', 'PX', '1')
    await new Promise((resolve) => setTimeout(resolve, 3))
    expect(session.execute(['DEBUG', 'OBJECT', 'k'])).toBeInstanceOf(Status)
    expect(figures).toMatch(/encoding:int/)
    expect(session.execute(['EVAL', "return redis.call('EXISTS', 'k')", '0'])).toBe(0)
    expect(session.execute(['DEBUG', 'OBJECT', 'k'])).toEqual(new ErrorReply('ERR no such key'))
    session.execute(['DEBUG', 'SET-ACTIVE-EXPIRE', '1'])
  })

  it('answers an error where there is no key', () => {
    session.execute(['FLUSHALL'])
    expect(session.execute(['DEBUG', 'OBJECT', 'k'])).toEqual(new ErrorReply('ERR no such key'))
  })
})
