import { isMocha } from './mocha-hooks.js'
import type { Registration } from './registration.js'
import { beforeEachTest } from './test-runner.js'

/** Empties the servers before each test, where that is asked for and the test runner has a hook. */
export function hookTests(registration: Registration): void {
  const isHooked = beforeEachTest(() =>
    registration.resetsTests ? registration.reset() : undefined,
  )
  registration.canResetTests = isHooked || isMocha()
}
