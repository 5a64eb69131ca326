import { hookTests } from './hook-tests.js'
import { rootHooks } from './mocha-hooks.js'
import { Registration } from './registration.js'

/**
 * Begins to lead the clients of the process, with the hooks of its test runner.
 * @returns what Mocha takes for its hooks.
 * @throws Error if a client is connected already.
 */
export function begin() {
  const registration = Registration.shared()
  // Loaded once more in a test, it must not ask for hooks there.
  if (registration.start()) hookTests(registration)
  return rootHooks(registration)
}
