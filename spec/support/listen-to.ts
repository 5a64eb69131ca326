import { Push, type Reply } from '../../lib/reply/reply.js'
import type { Session } from '../../lib/server/session.js'

/** Calls back with the items of each push message, and with the text of each other line. */
export function listenTo(session: Session, take: (items: readonly Reply[]) => void): void {
  session.onPush((message) => take(message instanceof Push ? message.items : [message.text]))
}
