import { describe, expect, it } from 'vitest'
import { createServer } from '../../lib/server/registry/registry.js'
import { argvOf } from '../support/command-rows.js'
import { listenTo } from '../support/listen-to.js'

/** The events that some commands publish, as `event key`. */
async function eventsOf(commands: readonly string[]): Promise<string[]> {
  const server = createServer({ config: { 'notify-keyspace-events': 'EA' } })
  const listener = server.connect()
  const events: string[] = []
  listenTo(listener, (items) => events.push(`${String(items[2]).split(':')[1]} ${items[3]}`))
  await listener.execute(['PSUBSCRIBE', '__keyevent@0__:*'])
  const session = server.connect()
  for (const command of commands) await session.execute(argvOf(command))
  server.close()
  return events.filter((event) => event.includes(' '))
}

describe('keyspace events', () => {
  it.each([
    [
      ['HSET h a 1', 'HSET h a 1'],
      ['hset h', 'hset h'],
    ],
    [
      ['HMSET h a 1', 'HSETNX h a 1', 'HSETNX h b 1'],
      ['hset h', 'hset h'],
    ],
    [
      ['HSET h a 1', 'HDEL h x', 'HDEL h a'],
      ['hset h', 'hdel h', 'del h'],
    ],
    [['HINCRBY h a 1', 'HINCRBY h a x'], ['hincrby h']],
    [
      ['HSET h a 1', 'HEXPIRE h 9 FIELDS 1 a', 'HPERSIST h FIELDS 1 a'],
      ['hset h', 'hexpire h', 'hpersist h'],
    ],
    [['HSET h a 1', 'HEXPIRE h 9 XX FIELDS 1 a'], ['hset h']],
    [
      ['HSET h a 1 b 1', 'HEXPIRE h 0 FIELDS 1 a', 'HEXPIRE h 0 FIELDS 1 b'],
      ['hset h', 'hdel h', 'hdel h', 'del h'],
    ],
    [
      ['RPUSH l a', 'LPUSH l b', 'RPUSHX l c', 'LPUSHX none a'],
      ['rpush l', 'lpush l', 'rpush l'],
    ],
    [
      ['RPUSH l a b', 'LPOP l 0', 'LPOP l', 'RPOP l 5', 'LPOP l'],
      ['rpush l', 'lpop l', 'rpop l', 'del l'],
    ],
    [
      ['RPUSH l a', 'LSET l 0 a', 'LINSERT l BEFORE a b', 'LINSERT l BEFORE x b'],
      ['rpush l', 'lset l', 'linsert l'],
    ],
    [
      ['RPUSH l a', 'LREM l 0 x', 'LREM l 0 a'],
      ['rpush l', 'lrem l', 'del l'],
    ],
    [
      ['RPUSH l a', 'LTRIM l 0 -1', 'LTRIM l 1 0'],
      ['rpush l', 'ltrim l', 'ltrim l', 'del l'],
    ],
    [
      ['RPUSH l a', 'LMOVE l m LEFT RIGHT'],
      ['rpush l', 'rpush m', 'lpop l', 'del l'],
    ],
    [
      ['RPUSH l a', 'RPOPLPUSH l l'],
      ['rpush l', 'lpush l', 'rpop l'],
    ],
    [
      ['RPUSH l a b', 'LMPOP 1 l RIGHT', 'BLMPOP 0 1 l LEFT'],
      ['rpush l', 'rpop l', 'lpop l', 'del l'],
    ],
    [
      ['RPUSH l a b', 'BLPOP l 0', 'BRPOP l 0'],
      ['rpush l', 'lpop l', 'rpop l', 'del l'],
    ],
    [
      ['SADD s a', 'SADD s a', 'SREM s x', 'SREM s a'],
      ['sadd s', 'srem s', 'del s'],
    ],
    [
      ['SADD s a', 'SMOVE s t a', 'SMOVE t t a'],
      ['sadd s', 'srem s', 'del s', 'sadd t'],
    ],
    [
      ['SADD s a b', 'SPOP s 0', 'SPOP s', 'SPOP s 5'],
      ['sadd s', 'spop s', 'spop s', 'del s'],
    ],
    [
      ['SADD s a', 'SUNIONSTORE d s', 'SDIFFSTORE d s s', 'SDIFFSTORE d s s'],
      ['sadd s', 'sunionstore d', 'del d'],
    ],
    [
      ['SADD s a', 'SINTERSTORE d s', 'SINTERSTORE d s none'],
      ['sadd s', 'sinterstore d', 'del d'],
    ],
  ])('of %j are %j', async (commands, events) => {
    expect(await eventsOf(commands)).toEqual(events)
  })
})
