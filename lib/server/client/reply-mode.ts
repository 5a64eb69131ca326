import type { Answer } from '../../command/define-command.js'
import { NO_REPLY, Push, Replies, type Reply } from '../../reply/reply.js'

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
    return answer instanceof Promise ? answer.then(pushesOf) : pushesOf(answer)
  }
}

/** A client that wants no replies still hears that its subscriptions changed. */
function pushesOf(answer: Reply | Replies): Replies {
  if (!(answer instanceof Replies)) return NO_REPLY
  return new Replies(answer.replies.filter((reply) => reply instanceof Push))
}
