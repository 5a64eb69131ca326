import { memoryUsage } from 'node:process'
import type { Config } from './config.js'

/**
 * What may refuse writes of all clients: `maxmemory`, measured against the heap of the process, and
 * `min-replicas-to-write`, as there is no replica. Nothing is evicted: a policy that would evict
 * keys lets all writes pass.
 * @see https://redis.io/docs/latest/develop/reference/eviction/
 */
export class WriteLimits {
  /** Whether a limit is set at all. */
  isOn = false
  /** In bytes; 0 for none. */
  #memory = 0
  #keepsAll = true
  #replicas = 0
  #mostLag = 0

  constructor(config: Config) {
    const listen = (name: string, take: (value: string) => void) =>
      config.onChange(name, (value) => {
        take(value)
        this.isOn = this.#limitsMemory || this.lacksReplicas
      })
    listen('maxmemory', (bytes) => {
      this.#memory = Number(bytes)
    })
    listen('maxmemory-policy', (policy) => {
      this.#keepsAll = policy === 'noeviction'
    })
    listen('min-replicas-to-write', (count) => {
      this.#replicas = Number(count)
    })
    listen('min-replicas-max-lag', (seconds) => {
      this.#mostLag = Number(seconds)
    })
  }

  /** Whether more memory is in use than may be. */
  get isOutOfMemory(): boolean {
    return this.#limitsMemory && memoryUsage().heapUsed > this.#memory
  }

  /** Whether writes want more replicas than there are. */
  get lacksReplicas(): boolean {
    return this.#replicas > 0 && this.#mostLag > 0
  }

  get #limitsMemory(): boolean {
    return this.#memory > 0 && this.#keepsAll
  }
}
