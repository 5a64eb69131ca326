import type { CommandHost } from './command-host.js'
import type { ScriptDebugging } from './debugger/script-debugging.js'
import type { Scripting } from './scripting.js'

/** What the commands of scripts need: the server's scripts, and who runs a command for one. */
export interface ScriptingContext {
  readonly scripting: Scripting
  readonly host: CommandHost
  readonly debugging: ScriptDebugging
  /** The number that a parameter of CONFIG has; 1 and 0 for yes and no. */
  configNumber(name: string): number
  /** Hears that what is saved with the data changed: functions. */
  countChange(): void
  /** Hears of scripts or functions that are freed in the background, and of others with them. */
  freedLazily(objects: number, others: number): void
}
