import { human } from '../human.js'
import type { Server } from '../server.js'
import type { InfoLine } from './info-lines.js'

/** What INFO memory says of scripts and functions. */
export function scriptLines({ scripting, version }: Server): readonly InfoLine[] {
  const { evalEnvironment, functionEnvironment, scripts, functions } = scripting.memory
  if (version < '7.0') {
    return [
      ['used_memory_lua', evalEnvironment],
      ['used_memory_lua_human', human(evalEnvironment)],
      ['used_memory_scripts', scripts],
      ['used_memory_scripts_human', human(scripts)],
      ['number_of_cached_scripts', scripting.cache.size],
    ]
  }
  const environments = evalEnvironment + functionEnvironment
  return [
    ['used_memory_lua', evalEnvironment],
    ['used_memory_vm_eval', evalEnvironment],
    ['used_memory_lua_human', human(evalEnvironment)],
    ['used_memory_scripts_eval', scripts],
    ['number_of_cached_scripts', scripting.cache.size],
    ['number_of_functions', scripting.functions.functionCount],
    ['number_of_libraries', scripting.functions.libraryCount],
    ['used_memory_vm_functions', functionEnvironment],
    ['used_memory_vm_total', environments],
    ['used_memory_vm_total_human', human(environments)],
    ['used_memory_functions', functions],
    ['used_memory_scripts', scripts + functions],
    ['used_memory_scripts_human', human(scripts + functions)],
  ]
}
