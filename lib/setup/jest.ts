import { GIVEN } from './given-options.js'
import type { RegisterOptions } from './options.js'
import { withRegister } from './set-up-files.js'

export type { RedisVersion, RegisterOptions, Reset } from './options.js'

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
): Config & Required<Pick<JestConfig, 'globals'>> {
  const { setupFiles, setupFilesAfterEnv, globals } = config as JestConfig
  // The hook that empties the servers before each test is known where jest's environment is.
  const files =
    options.reset === 'test'
      ? { setupFilesAfterEnv: withRegister(setupFilesAfterEnv) }
      : { setupFiles: withRegister(setupFiles) }
  return { ...config, ...files, globals: { ...globals, [GIVEN]: options } }
}
