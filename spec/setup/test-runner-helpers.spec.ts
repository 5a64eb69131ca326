import { afterEach, describe, expect, it } from 'vitest'
import { getServer, resetServers } from '../../lib/index.js'
import { redisMockLua as jestConfig } from '../../lib/setup/jest.js'
import { Plan } from '../../lib/setup/plan.js'
import { closeTestServer, openTestServer } from '../../lib/setup/test-server.js'
import { redisMockLua as vitestPlugin } from '../../lib/setup/vitest-config.js'

const REGISTER = 'redis-mock-lua/register'
const HOOKS = 'redis-mock-lua/jest/hooks'

afterEach(() => {
  Reflect.deleteProperty(process.env, 'REDIS_MOCK_LUA_OPTIONS')
  Reflect.deleteProperty(process.env, 'REDIS_MOCK_LUA')
  Reflect.deleteProperty(globalThis, 'redis-mock-lua')
  resetServers()
})

/** What the plugin makes of a configuration. */
function configured(options: object, config: { test?: object }): object {
  vitestPlugin(options).config(config)
  return config
}

describe('the plugin of vitest', () => {
  it.each([
    ['nothing', {}, [REGISTER]],
    ['one file', { setupFiles: './own.js' }, [REGISTER, './own.js']],
    ['files with register', { setupFiles: ['./own.js', REGISTER] }, [REGISTER, './own.js']],
  ])('puts register before the set-up files of a configuration: %s', (_, test, setupFiles) => {
    expect(configured({}, { test })).toMatchObject({ test: { setupFiles } })
  })

  it('hands its options over and keeps the environment of the configuration', () => {
    expect(configured({ reset: 'test' }, { test: { env: { A: 'b' } } })).toMatchObject({
      test: { env: { A: 'b', REDIS_MOCK_LUA_OPTIONS: '{"reset":"test"}' } },
    })
  })

  it('lets options of the environment go first', () => {
    process.env['REDIS_MOCK_LUA_OPTIONS'] = '{"reset":"never","seed":1}'
    expect(configured({ reset: 'test', databases: 2 }, {})).toMatchObject({
      test: { env: { REDIS_MOCK_LUA_OPTIONS: '{"reset":"never","databases":2,"seed":1}' } },
    })
  })
})

describe('the configuration of jest', () => {
  it('has register before other set-up files, and the options among its globals', () => {
    const config = { setupFiles: ['./own.js'], globals: { own: 1 }, verbose: true }
    expect(jestConfig({ seed: 1 }, config)).toEqual({
      setupFiles: [REGISTER, './own.js'],
      setupFilesAfterEnv: [HOOKS],
      globals: { own: 1, 'redis-mock-lua': { seed: 1 } },
      verbose: true,
    })
  })

  it('has its hooks before other set-up files with hooks', () => {
    const config = { setupFilesAfterEnv: ['./own.js'] }
    expect(jestConfig({}, config)).toMatchObject({ setupFilesAfterEnv: [HOOKS, './own.js'] })
  })

  it('is read from the globals; configure goes before it', () => {
    Object.assign(globalThis, { 'redis-mock-lua': { redisVersion: '7.0', seed: 1 } })
    const { options } = new Plan({ seed: 2 }, (open) => open())
    expect(options).toEqual({ redisVersion: '7.0', seed: 2 })
  })
})

describe('the server of a test', () => {
  it('is another for each, found by its address until the test is over', () => {
    const [one, other] = [openTestServer({}), openTestServer({ redisVersion: '6.2' })]
    one.session.execute(['SET', 'k', 'v'])
    expect(other.session.execute(['EXISTS', 'k'])).toBe(0)
    expect(getServer(one.host, one.port)).toBe(one.server)
    expect(other.server.version).toBe('6.2')
    closeTestServer(one)
    expect(getServer(one.host, one.port)).not.toBe(one.server)
  })

  it('is none where clients are led to a real one', () => {
    process.env['REDIS_MOCK_LUA'] = 'redis://127.0.0.1:6379'
    expect(() => openTestServer({})).toThrow(
      'Failed to open a server for one test: REDIS_MOCK_LUA leads to a real one, which all tests share',
    )
  })
})
