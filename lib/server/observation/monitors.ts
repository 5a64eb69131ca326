import type { ByteString } from '../../reply/byte-string.js'
import { quotedText } from '../../reply/quoted-text.js'
import { Status } from '../../reply/reply.js'
import type { Client } from '../client/client.js'
import type { Session } from '../session.js'
import { redacted } from './redaction.js'

/** The clients that see all commands. @see https://redis.io/docs/latest/commands/monitor/ */
export class Monitors {
  readonly #sessions = new Set<Session>()

  /** Whether there are any. */
  isOn = false

  has(session: Session): boolean {
    return this.#sessions.has(session)
  }

  add(session: Session): void {
    this.#sessions.add(session)
    this.isOn = true
  }

  remove(session: Session): void {
    this.#sessions.delete(session)
    this.isOn = this.#sessions.size > 0
  }

  /**
   * Shows a command to those who want to see all.
   * @param isAnswered whether Redis has written the reply to the command's own client by then.
   */
  feed(client: Client, argv: readonly ByteString[], isAnswered: boolean): void {
    if (!this.isOn) return
    if (isAnswered) client.session.takePlace?.()
    const line = new Status(monitorLine(client, redacted(argv, client.version)))
    for (const session of this.#sessions) {
      if (session.getsReplies) client.server.outbox.send(session, line, 'after the reply')
    }
  }
}

function monitorLine(
  { db, isScript, server, session }: Client,
  argv: readonly ByteString[],
): ByteString {
  const now = server.clock.wallTime()
  const microseconds = `${(now % 1000) * 1000}`.padStart(6, '0')
  const origin = isScript ? 'lua' : shownAddress(session.address)
  const words = argv.map(quotedText).join(' ')
  return `${Math.floor(now / 1000)}.${microseconds} [${db.index} ${origin}] ${words}`
}

/** A client of a Unix socket is shown by its path. */
function shownAddress(address: string): string {
  return address.startsWith('/') ? `unix:${address.replace(/:0$/, '')}` : address
}
