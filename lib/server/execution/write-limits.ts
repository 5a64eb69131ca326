import type { Memory } from '../memory/memory.js'
import type { Server } from '../server.js'

/**
 * What may refuse writes of all clients: `maxmemory`, where nothing is left to evict, and
 * `min-replicas-to-write`, where fewer replicas are heard.
 */
export class WriteLimits {
  /** Whether a limit is set at all. */
  isOn = false
  readonly #memory: Memory
  readonly #server: Server
  #replicas = 0
  #mostLag = 0

  constructor(server: Server) {
    const { config, memory } = server
    this.#server = server
    this.#memory = memory
    for (const name of ['maxmemory', 'min-replicas-to-write', 'min-replicas-max-lag']) {
      config.onChange(name, () => {
        this.#replicas = config.number('min-replicas-to-write')
        this.#mostLag = config.number('min-replicas-max-lag')
        this.isOn = memory.isLimited || (this.#replicas > 0 && this.#mostLag > 0)
      })
    }
  }

  /** Evicts keys where more memory is in use than may be, before a command. */
  makeRoom(): void {
    if (this.#memory.isLimited) this.#memory.makeRoom()
  }

  /** Whether more memory was in use than may be when the command came. */
  get isOutOfMemory(): boolean {
    return this.#memory.isLimited && this.#memory.isShort
  }

  /** Whether writes want more replicas than there are. */
  get lacksReplicas(): boolean {
    if (this.#replicas === 0 || this.#mostLag === 0) return false
    return this.#server.replication.replicas.countHeard(this.#mostLag) < this.#replicas
  }
}
