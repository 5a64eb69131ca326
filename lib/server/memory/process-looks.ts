import { totalmem } from 'node:os'
import { cpuUsage, memoryUsage } from 'node:process'
import { monotonic } from '../time/monotonic.js'

/** Redis looks at what its process takes ten times a second. */
const MILLISECONDS_OF_A_LOOK = 100

/** What the process takes, as it was when it was looked at last. */
export interface ProcessFigures {
  /** Bytes, by `process.memoryUsage()`. */
  readonly memory: NodeJS.MemoryUsage
  /** Microseconds of a processor. */
  readonly cpu: NodeJS.CpuUsage
  /** Bytes of the whole machine. */
  readonly totalMemory: number
}

/** Looks at what the process takes; clients of Redis ask for INFO each time that they connect. */
export class ProcessLooks {
  #last: ProcessFigures | undefined
  #lookedAt = 0

  /** The figures of the last tenth of a second. */
  get figures(): ProcessFigures {
    const now = monotonic()
    if (this.#last !== undefined && now - this.#lookedAt < MILLISECONDS_OF_A_LOOK) return this.#last
    this.#lookedAt = now
    const totalMemory = this.#last?.totalMemory ?? totalmem()
    this.#last = { memory: memoryUsage(), cpu: cpuUsage(), totalMemory }
    return this.#last
  }
}
