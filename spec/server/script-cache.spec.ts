import { describe, expect, it } from 'vitest'
import type { RedisVersion } from '../../lib/reply/version.js'
import { sha1Of } from '../../lib/scripting/script-cache.js'
import { createServer, type Server } from '../../lib/server/registry/registry.js'
import { connectInProcess } from '../support/replay-vectors.js'

async function infoOf(server: Server, section: string, name: string): Promise<string | undefined> {
  const text = JSON.stringify(await connectInProcess(server).send(['INFO', section]))
  return new RegExp(`${name}:([^\\\\]*)`).exec(text)?.[1]
}

async function evaluate(server: Server, count: number): Promise<void> {
  const client = server.connect()
  for (let i = 0; i < count; i++) await client.execute(['EVAL', `return ${i}`, '0'])
}

describe('the script cache', () => {
  it.each<[RedisVersion, string, string | undefined]>([
    ['6.2', '510', undefined],
    ['7.0', '510', undefined],
    ['7.2', '510', undefined],
    ['7.4', '500', '10'],
  ])('of %s keeps %s of 510 scripts of EVAL', async (redisVersion, kept, evicted) => {
    const server = createServer({ redisVersion })
    await evaluate(server, 510)
    expect(await infoOf(server, 'memory', 'number_of_cached_scripts')).toBe(kept)
    expect(await infoOf(server, 'stats', 'evicted_scripts')).toBe(evicted)
    await server.close()
  })

  it('drops those of EVAL whose last call is the longest ago, even if SCRIPT LOAD has them too', async () => {
    const server = createServer({ redisVersion: '7.4' })
    const client = server.connect()
    client.execute(['SCRIPT', 'LOAD', 'return "kept"'])
    await evaluate(server, 500)
    client.execute(['SCRIPT', 'LOAD', 'return 1'])
    client.execute(['EVALSHA', sha1Of('return 0'), '0'])
    client.execute(['EVAL', 'return "new"', '0'])
    const known = ['return "kept"', 'return 0', 'return 1', 'return 2'].map(sha1Of)
    expect(client.execute(['SCRIPT', 'EXISTS', ...known])).toEqual([1, 1, 0, 1])
    await server.close()
  })

  it('counts anew after CONFIG RESETSTAT', async () => {
    const server = createServer({ redisVersion: '7.4' })
    await evaluate(server, 501)
    server.connect().execute(['CONFIG', 'RESETSTAT'])
    expect(await infoOf(server, 'stats', 'evicted_scripts')).toBe('0')
    await server.close()
  })
})

describe('INFO memory', () => {
  it('counts scripts and functions', async () => {
    const server = createServer({ redisVersion: '7.4' })
    const client = server.connect()
    client.execute(['SCRIPT', 'LOAD', 'return 1'])
    const register = (name: string) => `redis.register_function('${name}', function() end)`
    client.execute(['FUNCTION', 'LOAD', `#!lua name=l\n${register('f')} ${register('g')}`])
    expect(await infoOf(server, 'memory', 'number_of_cached_scripts')).toBe('1')
    expect(await infoOf(server, 'memory', 'number_of_libraries')).toBe('1')
    expect(await infoOf(server, 'memory', 'number_of_functions')).toBe('2')
    expect(Number(await infoOf(server, 'memory', 'used_memory_scripts_eval'))).toBeGreaterThan(8)
    expect(Number(await infoOf(server, 'memory', 'used_memory_vm_total'))).toBeGreaterThan(32768)
    await server.close()
  })

  it('knows nothing of functions in 6.2', async () => {
    const server = createServer({ redisVersion: '6.2' })
    expect(await infoOf(server, 'memory', 'number_of_cached_scripts')).toBe('0')
    expect(await infoOf(server, 'memory', 'number_of_functions')).toBeUndefined()
    await server.close()
  })
})

describe.each<RedisVersion>(['6.2', '7.0', '7.4'])('a new start of %s', (redisVersion) => {
  const library =
    "#!lua name=l\nlocal n = 0 redis.register_function('f', function() n = n + 1 return n end)"

  it.each(['restart', 'failover'] as const)(
    'by %s() has another run_id and no scripts of EVAL',
    async (way) => {
      const server = createServer({ redisVersion })
      const client = server.connect()
      const before = server.runId
      client.execute(['SET', 'a', '1'])
      client.execute(['EVAL', 'return 1', '0'])
      server[way]()
      expect(server.runId).not.toBe(before)
      expect(client.execute(['SCRIPT', 'EXISTS', sha1Of('return 1')])).toEqual([0])
      expect(client.execute(['GET', 'a'])).toBe('1')
      await server.close()
    },
  )

  it.runIf(redisVersion >= '7.0')('keeps functions, and not what they hold', async () => {
    const server = createServer({ redisVersion })
    const client = server.connect()
    client.execute(['FUNCTION', 'LOAD', library])
    expect([1, 2].map(() => client.execute(['FCALL', 'f', '0']))).toEqual([1, 2])
    server.restart()
    expect(client.execute(['FCALL', 'f', '0'])).toBe(1)
    server.failover()
    expect(client.execute(['FCALL', 'f', '0'])).toBe(1)
    await server.close()
  })

  it('has the scripts of SCRIPT LOAD on a replica of 6.2 alone', async () => {
    const server = createServer({ redisVersion })
    const client = server.connect()
    client.execute(['SCRIPT', 'LOAD', 'return 1'])
    server.failover()
    const exists = redisVersion === '6.2' ? 1 : 0
    expect(client.execute(['SCRIPT', 'EXISTS', sha1Of('return 1')])).toEqual([exists])
    server.restart()
    expect(client.execute(['SCRIPT', 'EXISTS', sha1Of('return 1')])).toEqual([0])
    await server.close()
  })
})

describe('extraScriptFlags', () => {
  const SCRIPT = '#!lua flags=allow-key-locking\nreturn 1'
  const LIBRARY =
    "#!lua name=l\nredis.register_function{function_name='f', callback=function() return 1 end, flags={'allow-key-locking'}}"

  it('are refused where they are not asked for', async () => {
    const client = connectInProcess(createServer())
    expect(await client.send(['EVAL', SCRIPT, '0'])).toEqual({
      error: 'ERR Unexpected flag in script shebang: allow-key-locking',
    })
    expect(await client.send(['FUNCTION', 'LOAD', LIBRARY])).toEqual({
      error: 'ERR Error registering functions: ERR unknown flag given',
    })
  })

  it('pass where they are, without effect', async () => {
    const server = createServer({ extraScriptFlags: ['allow-key-locking'] })
    const client = connectInProcess(server)
    expect(await client.send(['EVAL', SCRIPT, '0'])).toBe(1)
    expect(await client.send(['FUNCTION', 'LOAD', LIBRARY])).toBe('l')
    expect(await client.send(['FCALL', 'f', '0'])).toBe(1)
    server.restart()
    expect(await client.send(['EVAL', SCRIPT, '0'])).toBe(1)
  })
})
