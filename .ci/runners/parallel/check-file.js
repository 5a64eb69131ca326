import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { expect, test } from 'vitest'

const own = (number) => `return '${number}'`
const library = (number) => `#!lua name=lib${number}
redis.register_function('f${number}', function() return ${number} end)`

/** What a file that is one of many, all with the same host and the same keys, finds and leaves. */
export function checkFile(number) {
  const heard = []

  test('it starts with an empty server', async () => {
    const redis = new Redis(6379, 'redis.test')
    expect(await redis.dbsize()).toBe(0)
    expect(await redis.function('LIST')).toEqual([])
    const others = [number - 1, number, number + 1].map((each) => redis.evalsha(sha(each), 0))
    const settled = await Promise.allSettled(others)
    expect(settled.map(({ reason }) => reason?.message.split(' ')[0])).toEqual(
      Array(3).fill('NOSCRIPT'),
    )
    expect(await redis.config('GET', 'maxmemory')).toEqual(['maxmemory', '0'])
    redis.disconnect()
  })

  test('it meets nobody but itself', async () => {
    const redis = new Redis(6379, 'redis.test')
    const listener = redis.duplicate()
    listener.on('message', (_, message) => heard.push(message))
    await listener.subscribe('news')
    const other = await createClient({ url: 'redis://redis.test' }).connect()
    await redis.set('who', number)
    await redis.config('SET', 'maxmemory', `${number}mb`)
    expect(await other.eval(own(number))).toBe(`${number}`)
    await other.functionLoad(library(number))
    for (let round = 0; round < 5; round++) {
      await other.publish('news', `${number}`)
      await wait(2)
      expect(await redis.eval("return redis.call('GET', KEYS[1])", 1, 'who')).toBe(`${number}`)
    }
    expect(await redis.dbsize()).toBe(1)
    expect(heard).toEqual(Array(5).fill(`${number}`))
    // The listener and `other` are left open, as tests do; the next file must not notice.
    redis.disconnect()
  })
}

function sha(number) {
  return createHash('sha1').update(own(number)).digest('hex')
}
