import type { Functions } from './functions/functions.js'
import type { ScriptCache } from './script-cache.js'

/**
 * What a Lua environment takes in Redis, with each short function in it, and what Redis keeps of each
 * script beside its body. JavaScript tells none of it.
 */
const BYTES_OF_ENVIRONMENT = 32 * 1024
const BYTES_OF_CLOSURE = 288
const BYTES_OF_ENTRY = 112

/** The bytes that scripts and functions would take in Redis, about. */
export interface ScriptingMemory {
  readonly evalEnvironment: number
  readonly functionEnvironment: number
  readonly scripts: number
  readonly functions: number
}

export function memoryOf(cache: ScriptCache, functions: Functions): ScriptingMemory {
  const ofScripts = cache.bodyBytes + cache.size * BYTES_OF_ENTRY
  let ofFunctions = (functions.libraryCount + functions.functionCount) * BYTES_OF_ENTRY
  for (const { code } of functions.libraries()) ofFunctions += code.length
  return {
    evalEnvironment: BYTES_OF_ENVIRONMENT + cache.size * BYTES_OF_CLOSURE,
    functionEnvironment: BYTES_OF_ENVIRONMENT + functions.functionCount * BYTES_OF_CLOSURE,
    scripts: ofScripts,
    functions: ofFunctions,
  }
}
