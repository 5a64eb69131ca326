import type { RegisterOptions } from './options.js'

/** Where a test runner's configuration puts options among the globals of a test file. */
export const GIVEN = 'redis-mock-lua'

/** The options that the configuration of the test runner gives, as `globals` of jest does. */
export function optionsOfGlobals(): RegisterOptions {
  return (globalThis as { [GIVEN]?: RegisterOptions })[GIVEN] ?? {}
}
