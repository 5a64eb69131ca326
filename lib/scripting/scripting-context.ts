import type { CommandHost } from './command-host.js'
import type { Scripting } from './scripting.js'

/** What the commands of scripts need: the server's scripts, and who runs a command for one. */
export interface ScriptingContext {
  readonly scripting: Scripting
  readonly host: CommandHost
}
