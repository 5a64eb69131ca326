import type { Answer } from '../command/define-command.js'
import { NO_REPLY } from '../reply/reply.js'

/** Whether a client gets replies, as CLIENT REPLY sets it; `skip` goes back to `on` by itself. */
export type ReplyMode = 'on' | 'off' | 'skip'

/** What a client wants of its replies. @see https://redis.io/docs/latest/commands/client-reply/ */
export class ReplyFilter {
  mode: ReplyMode = 'on'

  /**
   * What a client gets of a command's answer.
   * @param before the mode in which the command began, which it may have changed.
   */
  passed(answer: Answer, before: ReplyMode): Answer {
    if (before === 'on' || this.mode === 'on') return answer
    if (before === 'skip' && this.mode === 'skip') this.mode = 'on'
    return answer instanceof Promise ? answer.then(() => NO_REPLY) : NO_REPLY
  }
}
