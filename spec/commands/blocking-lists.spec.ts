import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../lib/command/define-command.js'
import { WRONG_TYPE } from '../../lib/reply/errors/common.js'
import { NULL_ARRAY } from '../../lib/reply/reply.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { argvOf } from '../support/command-rows.js'

/** Clients of one server: each call is a command of a client of its own. */
function clients(redisVersion: RedisVersion = '7.4'): (command: string) => Answer {
  const server = createServer({ redisVersion })
  return (command) => server.connect().execute(argvOf(command))
}

afterEach(() => {
  vi.useRealTimers()
})

describe('blocking commands that find nothing', () => {
  it('are served in the order of waiting', async () => {
    const run = clients()
    const waiting = [run('BLPOP l 0'), run('BRPOP x l 0'), run('BLMPOP 0 1 l LEFT COUNT 2')]
    await run('RPUSH l a b c d')
    expect(await Promise.all(waiting)).toEqual([
      ['l', 'a'],
      ['l', 'd'],
      ['l', ['b', 'c']],
    ])
    expect(await run('LLEN l')).toBe(0)
  })

  it('are served by a move, whose element they may move on', async () => {
    const run = clients()
    const end = run('BLPOP m 0')
    const move = run('BLMOVE l m LEFT RIGHT 0')
    await run('RPUSH l a')
    expect(await Promise.all([move, end])).toEqual(['a', ['m', 'a']])
  })

  it('get an error where the destination is no list, and the element stays', async () => {
    const run = clients()
    await run('SADD s x')
    const move = run('BRPOPLPUSH l s 0')
    await run('RPUSH l a')
    expect(await move).toBe(WRONG_TYPE)
    expect(await run('LRANGE l 0 -1')).toEqual(['a'])
  })

  it('are not woken by a value of another type', async () => {
    const run = clients()
    const pop = run('BLPOP k 0')
    await run('SADD k x')
    await run('SREM k x')
    await run('RPUSH k a')
    expect(await pop).toEqual(['k', 'a'])
  })

  it.each([
    ['7.0', ['b', '2']],
    ['7.2', ['a', '1']],
  ] as const)('look, in %s, at the key that is ready or at all', async (version, served) => {
    const server = createServer({ redisVersion: version })
    const pop = server.connect().execute(['BLPOP', 'a', 'b', '0'])
    const session = server.connect()
    for (const command of ['MULTI', 'RPUSH b 2', 'RPUSH a 1', 'EXEC']) {
      await session.execute(argvOf(command))
    }
    expect(await pop).toEqual(served)
  })

  it('end with null when their time is over', async () => {
    vi.useFakeTimers()
    const run = clients()
    const waiting = [run('BLPOP l 0.5'), run('BLMOVE l m LEFT LEFT 1')]
    await vi.advanceTimersByTimeAsync(1000)
    expect(await Promise.all(waiting)).toEqual([NULL_ARRAY, NULL_ARRAY])
    expect(await run('RPUSH l a')).toBe(1)
  })
})
