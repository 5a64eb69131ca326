import type { Config } from './config.js'
import type { Memory } from './memory/memory.js'

/**
 * What may refuse writes of all clients: `maxmemory`, where nothing is left to evict, and
 * `min-replicas-to-write`, as there is no replica.
 */
export class WriteLimits {
  /** Whether a limit is set at all. */
  isOn = false
  readonly #memory: Memory
  #replicas = 0
  #mostLag = 0

  constructor(config: Config, memory: Memory) {
    this.#memory = memory
    for (const name of ['maxmemory', 'min-replicas-to-write', 'min-replicas-max-lag']) {
      config.onChange(name, () => {
        this.#replicas = config.number('min-replicas-to-write')
        this.#mostLag = config.number('min-replicas-max-lag')
        this.isOn = memory.isLimited || this.lacksReplicas
      })
    }
  }

  /** Evicts keys where more memory is in use than may be, before a command. */
  makeRoom(): void {
    if (this.#memory.isLimited) this.#memory.makeRoom()
  }

  /** Whether more memory was in use than may be when the command came. */
  get isOutOfMemory(): boolean {
    return this.#memory.isShort
  }

  /** Whether writes want more replicas than there are. */
  get lacksReplicas(): boolean {
    return this.#replicas > 0 && this.#mostLag > 0
  }
}
