import type { RegisterOptions } from './options.js'
import { Registration } from './registration.js'

export type { RegisterOptions, Reset } from './options.js'

/**
 * Sets how `redis-mock-lua/register` leads the clients of the process, before the first of them
 * connects; what the environment sets goes first.
 *
 * @throws Error if a client has connected already.
 *
 * @example
 * import { configure } from 'redis-mock-lua/config'
 * configure({ redisVersion: '7.2', through: ['redis.internal:6379'] })
 */
export function configure(options: RegisterOptions): void {
  Registration.shared().configure(options)
}

/** Ends what `redis-mock-lua/register` began: new connections go where they would without it. */
export function unregister(): void {
  Registration.shared().stop()
}
