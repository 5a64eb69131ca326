import { describe, expect, it } from 'vitest'
import { readDestination, readOptions } from '../../lib/setup/environment.js'

describe('REDIS_MOCK_LUA', () => {
  it.each([
    [undefined, 'memory'],
    ['', 'memory'],
    ['memory', 'memory'],
    ['passthrough', 'passthrough'],
  ])('%s leads to %s', (text, kind) => {
    expect(readDestination(text === undefined ? {} : { REDIS_MOCK_LUA: text })).toEqual({ kind })
  })

  it('leads to real servers, one for each worker', () => {
    const text = 'redis://127.0.0.1:7001, redis://ann:secret@redis.test'
    expect(readDestination({ REDIS_MOCK_LUA: text })).toEqual({
      kind: 'real',
      urls: [new URL('redis://127.0.0.1:7001'), new URL('redis://ann:secret@redis.test')],
    })
  })

  it.each(['real', 'http://127.0.0.1', 'redis://', 'redis://a,b'])('refuses %s', (text) => {
    expect(() => readDestination({ REDIS_MOCK_LUA: text })).toThrow(
      `Failed to read "REDIS_MOCK_LUA": it is one of memory, passthrough, redis://host:port, not '${text}'`,
    )
  })
})

describe('the options of the environment', () => {
  it.each<[string, string, object]>([
    ['VERSION', '7.0', { redisVersion: '7.0' }],
    ['RESET', 'test', { reset: 'test' }],
    ['CLUSTER', 'yes', { cluster: true }],
    ['CLUSTER', 'no', { cluster: false }],
    ['CLUSTER', 'a:1, b:2', { cluster: ['a:1', 'b:2'] }],
    ['THROUGH', 'a:1,,b', { through: ['a:1', 'b'] }],
    ['CLOSED', ':1234', { closed: [':1234'] }],
    ['CHILDREN', 'no', { children: false }],
    ['SERVERS', ':6379', { servers: [':6379'] }],
    ['REFUSE_OTHERS', 'yes', { refuseOthers: true }],
    ['COMPILE_CACHE', 'no', { compileCache: false }],
    ['COMPILE_CACHE', 'yes', { compileCache: true }],
    ['COMPILE_CACHE', 'a/b', { compileCache: 'a/b' }],
    ['CLIENTS', 'own-client', { clients: ['own-client'] }],
    [
      'OPTIONS',
      '{"seed":1,"config":{"maxmemory":"1mb"}}',
      { seed: 1, config: { maxmemory: '1mb' } },
    ],
    ['VERSION', '', {}],
  ])('REDIS_MOCK_LUA_%s=%s', (name, text, options) => {
    expect(readOptions({ [`REDIS_MOCK_LUA_${name}`]: text, OTHER: 'x' })).toEqual(options)
  })

  it('a variable goes before the same option in JSON', () => {
    const options = { REDIS_MOCK_LUA_OPTIONS: '{"reset":"never"}', REDIS_MOCK_LUA_RESET: 'file' }
    expect(readOptions(options)).toEqual({ reset: 'file' })
  })

  it.each([
    ['VERSION', '5', "it is one of 6.2, 7.0, 7.2, 7.4, not '5'"],
    ['RESET', 'always', "it is one of file, test, never, not 'always'"],
    ['REFUSE_OTHERS', 'true', "it is one of yes, no, not 'true'"],
    ['OPTIONS', '{', 'it is not JSON'],
    ['VERSIONS', '7.0', 'there are REDIS_MOCK_LUA_OPTIONS, REDIS_MOCK_LUA_VERSION, '],
  ])('refuses REDIS_MOCK_LUA_%s=%s', (name, text, reason) => {
    expect(() => readOptions({ [`REDIS_MOCK_LUA_${name}`]: text })).toThrow(
      `Failed to read "REDIS_MOCK_LUA_${name}": ${reason}`,
    )
  })
})
