import { GIVEN } from './given-options.js'
import type { RegisterOptions } from './options.js'
import { REGISTER, withOwn } from './set-up-files.js'

export type { RedisVersion, RegisterOptions, Reset } from './options.js'

/** The set-up file that lets servers be emptied before each test. */
const HOOKS = 'redis-mock-lua/jest/hooks'

/** What is changed of a configuration of jest. */
interface JestConfig {
  readonly setupFiles?: readonly string[]
  readonly setupFilesAfterEnv?: readonly string[]
  readonly globals?: object
}

/**
 * A configuration of jest in which all clients that tests create are connected in memory.
 *
 * @param options how they are led; what the environment sets goes first.
 * @param config the rest of the configuration.
 *
 * @example
 * const { redisMockLua } = require('redis-mock-lua/jest')
 * module.exports = redisMockLua({ reset: 'test' }, { testEnvironment: 'node' })
 */
export function redisMockLua<Config extends object>(
  options: RegisterOptions = {},
  config: Config = {} as Config,
): Config & Required<JestConfig> {
  const { setupFiles, setupFilesAfterEnv, globals } = config as JestConfig
  return {
    ...config,
    setupFiles: withOwn(REGISTER, setupFiles),
    setupFilesAfterEnv: withOwn(HOOKS, setupFilesAfterEnv),
    globals: { ...globals, [GIVEN]: options },
  }
}
