import type { Command } from '../command/command-table.js'
import type { ByteString } from '../reply/byte-string.js'
import type { ServerContext } from './server-context.js'

/** A command that waits for EXEC. */
export interface QueuedCommand {
  readonly command: Command<ServerContext>
  readonly argv: readonly ByteString[]
}

/** What a client queues between MULTI and EXEC. */
export class Transaction {
  readonly queue: QueuedCommand[] = []
  /** Whether a command was refused on its way into the queue, so that EXEC aborts. */
  isAborted = false
}

/** The commands that run at once between MULTI and EXEC. QUIT is a command from 7.0 on. */
export const NEVER_QUEUED: ReadonlySet<string> = new Set([
  'exec',
  'discard',
  'multi',
  'watch',
  'quit',
  'reset',
])
