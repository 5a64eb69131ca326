import { isMocha, rootHooks } from './mocha-hooks.js'
import { Registration } from './registration.js'
import { beforeEachTest } from './test-runner.js'

const registration = Registration.shared()
// Loaded once more in a test, it must not ask for hooks there.
if (registration.start()) {
  const isHooked = beforeEachTest(() =>
    registration.resetsTests ? registration.reset() : undefined,
  )
  registration.canResetTests = isHooked || isMocha()
}

/** What Mocha takes from a module that `--require` names. */
export const mochaHooks = rootHooks(registration)
