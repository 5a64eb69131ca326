import { readJson } from './environment.js'
import type { RegisterOptions } from './options.js'
import { REGISTER, withOwn } from './set-up-files.js'

export type { RedisVersion, RegisterOptions, Reset } from './options.js'

/** What the plugin changes of a configuration of vitest. */
interface VitestConfig {
  test?: {
    setupFiles?: string | readonly string[]
    env?: Readonly<Record<string, string | undefined>>
  }
}

/** A plugin of Vite, as far as there is need. */
export interface VitestPlugin {
  readonly name: string
  config(config: object): void
}

/**
 * The plugin of vitest: all clients that tests create are connected in memory.
 *
 * @param options how they are led; what the environment sets goes first.
 *
 * @example
 * import { redisMockLua } from 'redis-mock-lua/vitest/config'
 * import { defineConfig } from 'vitest/config'
 * export default defineConfig({ plugins: [redisMockLua({ redisVersion: '7.2' })] })
 */
export function redisMockLua(options: RegisterOptions = {}): VitestPlugin {
  return {
    name: 'redis-mock-lua',
    config(config: VitestConfig) {
      const { test = {} } = config
      const ofEnvironment = readJson(process.env['REDIS_MOCK_LUA_OPTIONS'] ?? '{}')
      const all = JSON.stringify({ ...options, ...ofEnvironment })
      config.test = {
        ...test,
        setupFiles: withOwn(REGISTER, test.setupFiles),
        env: { ...test.env, REDIS_MOCK_LUA_OPTIONS: all },
      }
    },
  }
}
