import type { ByteString } from '../../reply/byte-string.js'
import type { Client } from '../client/client.js'
import type { Session } from '../session.js'

/** A prefix that clients listen to, and the keys of it that were written, with who did so last. */
interface Prefix {
  readonly text: ByteString
  readonly listeners: Set<Session>
  readonly written: Map<ByteString, Client | undefined>
}

/** Takes the keys that a client shall drop, in order. */
type Tell = (session: Session, keys: ByteString[]) => void

/**
 * The clients in broadcasting mode: they hear of all keys with a prefix, whether they read them or
 * not, and of many keys at once.
 */
export class Broadcasts {
  readonly #prefixes = new Map<ByteString, Prefix>()
  #hasWritten = false

  /** The number of prefixes. */
  get size(): number {
    return this.#prefixes.size
  }

  listen(session: Session, prefixes: Iterable<ByteString>): void {
    for (const text of prefixes) {
      const prefix = this.#prefixes.get(text)
      if (prefix !== undefined) prefix.listeners.add(session)
      else this.#prefixes.set(text, { text, listeners: new Set([session]), written: new Map() })
    }
  }

  leave(session: Session, prefixes: Iterable<ByteString>): void {
    for (const text of prefixes) {
      const listeners = this.#prefixes.get(text)?.listeners
      listeners?.delete(session)
      if (listeners?.size === 0) this.#prefixes.delete(text)
    }
  }

  /** @returns whether it is the first key since the last time that clients were told. */
  keyWritten(key: ByteString, writer: Client | undefined): boolean {
    const isFirst = !this.#hasWritten
    for (const { text, written } of this.#prefixes.values()) {
      if (!key.startsWith(text)) continue
      written.set(key, writer)
      this.#hasWritten = true
    }
    return isFirst && this.#hasWritten
  }

  /** Tells the clients, prefix by prefix, and forgets what was written. */
  tell(tell: Tell): void {
    this.#hasWritten = false
    for (const { listeners, written } of [...this.#prefixes.values()].sort(byText)) {
      if (written.size === 0) continue
      const keys = [...written.keys()].sort()
      for (const session of listeners) {
        const { noLoop } = session.tracking ?? {}
        const strange = noLoop ? keys.filter((key) => written.get(key) !== session) : keys
        if (strange.length > 0) tell(session, strange)
      }
      written.clear()
    }
  }
}

function byText(a: Prefix, b: Prefix): number {
  return a.text < b.text ? -1 : 1
}
