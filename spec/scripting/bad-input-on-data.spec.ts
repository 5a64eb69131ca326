import { describe, expect, it } from 'vitest'
import type { Reply } from '../../lib/reply/reply.js'
import { encodeReply } from '../../lib/resp/encode.js'
import { createServer } from '../../lib/server/registry/registry.js'

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\u00ff\u00c3(\0', '']

function evaluate(body: string, ...rest: string[]): Reply {
  const session = createServer({ redisVersion: '7.2' }).connect()
  return session.execute(['EVAL', body, ...rest]) as Reply
}

describe('bad input of scripts, on data', () => {
  it.each(NAMES)('%j may be a key, a field and a member', (name) => {
    const body = `
      redis.call('SET', KEYS[1], 'v')
      local value = redis.call('GET', KEYS[1])
      redis.call('DEL', KEYS[1])
      redis.call('HSET', 'h', ARGV[1], '1')
      redis.call('SADD', 's', ARGV[1])
      redis.call('ZADD', 'z', '2', ARGV[1])
      redis.call('RPUSH', 'l', ARGV[1])
      return {value, redis.call('EXISTS', KEYS[1]), redis.call('HGETALL', 'h'),
        redis.call('SMEMBERS', 's'), redis.call('ZRANGE', 'z', '0', '-1', 'WITHSCORES'),
        redis.call('LRANGE', 'l', '0', '-1')}`
    expect(evaluate(body, '1', name, name)).toEqual([
      'v',
      0,
      [name, '1'],
      [name],
      [name, '2'],
      [name],
    ])
  })

  it('a value may have 8 MB', () => {
    const value = '\u00fe\0'.repeat(4 * 1024 * 1024)
    const body = "redis.call('SET', KEYS[1], ARGV[1]) return redis.call('GET', KEYS[1])"
    expect(evaluate(body, '1', 'k', value) === value).toBe(true)
  })

  it('a command may have almost 8000 arguments by unpack', () => {
    const body = `
      local items = {}
      for i = 1, 7997 do items[i] = i end
      redis.call('RPUSH', 'l', unpack(items))
      return {redis.call('LLEN', 'l'), redis.call('LINDEX', 'l', -1)}`
    expect(evaluate(body, '0')).toEqual([7997, '7997'])
  })

  it('a reply as deep as the Lua stack can be sent', () => {
    const reply = evaluate('local t={} for i=1,20000 do t={t} end return t', '0')
    expect(encodeReply(reply, 2)).toBe(`${'*1\r\n'.repeat(7995)}-ERR reached lua stack limit\r\n`)
  })

  it('what was written before an error stays', () => {
    const session = createServer({ redisVersion: '7.2' }).connect()
    session.execute(['EVAL', "redis.call('SET','k','1') error({})", '0'])
    expect(session.execute(['GET', 'k'])).toBe('1')
  })
})
