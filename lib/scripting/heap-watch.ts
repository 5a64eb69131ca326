import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How much work a script may do between two looks at the heap. */
const STEPS_BETWEEN = 2 ** 16

const bytesInUse = (): number => getHeapStatistics().used_heap_size

/**
 * Watches how much the process's heap grows while a script runs. What scripts hold is not counted
 * one by one: the heap tells it, once what nobody holds any more is taken away.
 */
export class HeapWatch {
  readonly #most: number
  #steps = 0
  #before = 0
  #hasBegun = false
  /** From how many bytes in use on garbage is collected, to see what is held. */
  #collectAt = 0

  /** @param most how many bytes the heap may grow by. */
  constructor(most: number) {
    this.#most = most
  }

  /** Another script begins. */
  start(): void {
    this.#hasBegun = false
  }

  /** Whether what runs holds too much. @param steps of its work since it was asked last. */
  isExceeded(steps: number): boolean {
    if (!this.#hasBegun) this.#begin()
    this.#steps += steps
    if (this.#steps < STEPS_BETWEEN) return false
    this.#steps = 0
    if (bytesInUse() <= this.#collectAt) return false
    collectGarbage()
    const held = bytesInUse() - this.#before
    // Near the bound it would be collected again and again.
    this.#collectAt = this.#before + Math.max(this.#most, held + this.#most / 4)
    return held > this.#most
  }

  #begin(): void {
    this.#hasBegun = true
    this.#before = bytesInUse()
    this.#collectAt = this.#before + this.#most
  }
}

/** A quarter of what the host lets its heap grow to. */
export function defaultScriptMemory(): number {
  return getHeapStatistics().heap_size_limit / 4
}

/** V8 shows its collector to contexts that begin while this flag is set. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  collect()
}
