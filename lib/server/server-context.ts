import type { CommandContext } from '../commands/context.js'
import type { ScriptingContext } from '../scripting/index.js'
import type { Server } from './server.js'
import type { Session } from './session.js'

/** What a command of the server itself needs: all that a data command has, and who asks. */
export interface ServerContext extends CommandContext, ScriptingContext {
  readonly server: Server
  /** The connection: of the client itself, or of the one that called the script. */
  readonly session: Session
}
