import type { Push, Status } from '../../reply/reply.js'

/** A message that no command of the client asked for: a line of MONITOR is a {@link Status}. */
export type Message = Push | Status

/** Where a message comes to the client whose command runs, and whether it waits for all others. */
export type MessagePlace = 'before the reply' | 'after the reply' | 'after all others'

/**
 * Takes messages.
 * @param isLate whether the message follows the reply to the command that runs.
 */
export type MessageListener = (message: Message, isLate: boolean) => void
