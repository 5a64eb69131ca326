import type { CommandDefinition } from '../command/define-command.js'
import { evalCommands } from './commands/eval.js'
import { evalshaCommands } from './commands/evalsha.js'
import { fcallCommands } from './commands/fcall.js'
import { functionCommands } from './commands/function.js'
import { scriptCommands } from './commands/script.js'
import type { ScriptingContext } from './scripting-context.js'

export { andThen, type Ending, endValue, Suspension } from '../lua/suspension.js'
export type { AccessDenial, CommandHost, LogLevel } from './command-host.js'
export { Debugger, type GoOn } from './debugger/debugger.js'
export type { DebugMode, ScriptDebugging } from './debugger/script-debugging.js'
export { defaultScriptMemory } from './heap-watch.js'
export type { RunLimits } from './run-watch.js'
export { Scripting } from './scripting.js'
export type { ScriptingContext } from './scripting-context.js'

/** EVAL, EVALSHA and FCALL, their read-only forms, SCRIPT and FUNCTION. */
export const scriptingCommands: readonly CommandDefinition<ScriptingContext>[] = [
  ...evalCommands,
  ...evalshaCommands,
  ...scriptCommands,
  ...fcallCommands,
  ...functionCommands,
]
