import { ErrorReply } from '../reply.js'

export const SAVE_IN_PROGRESS = new ErrorReply('ERR Background save already in progress')
export const OTHER_CHILD = new ErrorReply(
  "ERR Another child process is active (AOF?): can't BGSAVE right now. Use BGSAVE SCHEDULE in order to schedule a BGSAVE whenever possible.",
)
export const REWRITE_IN_PROGRESS = new ErrorReply(
  'ERR Background append only file rewriting already in progress',
)
/** From 7.2 on; the versions before end their process. */
export const AOF_NOT_LOADED = new ErrorReply(
  'ERR Error trying to load the AOF files, check server logs.',
)
export const NO_SHUTDOWN = new ErrorReply('ERR No shutdown in progress.')
export const SHUTDOWN_IN_SCRIPT = new ErrorReply(
  "ERR SHUTDOWN without NOW or ABORT isn't allowed for DENY BLOCKING client",
)
