import { hookTests } from './hook-tests.js'
import { Registration } from './registration.js'

/**
 * Of `setupFilesAfterEnv`: jest has no hooks yet where it loads `redis-mock-lua/register`, so that all
 * clients are reached, and does not load that one again.
 */
const registration = Registration.shared()
if (!registration.canResetTests) hookTests(registration)
