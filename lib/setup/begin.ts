import { hookTests } from './hook-tests.js'
import { rootHooks } from './mocha-hooks.js'
import { Registration } from './registration.js'

const registration = Registration.shared()
// Loaded once more in a test, it must not ask for hooks there.
if (registration.start()) hookTests(registration)

/** What Mocha takes from a module that `--require` names. */
export const mochaHooks = rootHooks(registration)
