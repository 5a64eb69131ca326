import { human } from '../human.js'
import { byteLines, type InfoSection } from './info-lines.js'

/** What INFO memory says of scripts and functions. */
export const scriptLines: InfoSection = ({ scripting, version }) => {
  const { evalEnvironment, functionEnvironment, scripts, functions } = scripting.memory
  if (version < '7.0') {
    return `${byteLines('used_memory_lua', evalEnvironment)}\
${byteLines('used_memory_scripts', scripts)}\
number_of_cached_scripts:${scripting.cache.size}\r
`
  }
  return `used_memory_lua:${evalEnvironment}\r
used_memory_vm_eval:${evalEnvironment}\r
used_memory_lua_human:${human(evalEnvironment)}\r
used_memory_scripts_eval:${scripts}\r
number_of_cached_scripts:${scripting.cache.size}\r
number_of_functions:${scripting.functions.functionCount}\r
number_of_libraries:${scripting.functions.libraryCount}\r
used_memory_vm_functions:${functionEnvironment}\r
${byteLines('used_memory_vm_total', evalEnvironment + functionEnvironment)}\
used_memory_functions:${functions}\r
${byteLines('used_memory_scripts', scripts + functions)}`
}
