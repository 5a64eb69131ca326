import { Environment } from './environment.js'
import type { Chunk } from './interpreter.js'
import { createBaseLibrary } from './libraries/base/index.js'

/**
 * Runs a chunk that comes to each instruction, so that the engine knows the kinds of all operands before it
 * optimizes `execute`. Else it drops what it made, a large piece of work, each time that a script is the
 * first to subtract, or to compare with a constant.
 *
 * @param chunk what `WARM_UP_SOURCE` compiles to.
 * @see https://v8.dev/docs/turbofan
 */
export function warmUp(chunk: Chunk): void {
  const base = createBaseLibrary({ pcall: 'redis', print: false, fenv: false })
  new Environment({ libraries: [base] }).run(chunk, {
    onResult: () => undefined,
    onError: (L) => {
      throw new Error(`Failed to warm up: ${L.stack[L.top - 1]}`)
    },
  })
}
