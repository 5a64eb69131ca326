import type { ByteString } from '../../reply/byte-string.js'
import { quotedText } from '../../reply/quoted-text.js'
import {
  BigNumber,
  Double,
  ErrorReply,
  MapReply,
  NullArray,
  Push,
  type Reply,
  SetReply,
  Status,
  type Verbatim,
} from '../../reply/reply.js'

/** A reply as the debugger shows it. @param resp the protocol in which the script got it. */
export function replyText(reply: Reply, resp: 2 | 3): ByteString {
  return new ReplyWriter(resp).text(reply)
}

/** Verbatim strings and big numbers are not known to the debugger: nothing behind one is read. */
class ReplyWriter {
  readonly #resp: 2 | 3
  #isStuck = false

  constructor(resp: 2 | 3) {
    this.#resp = resp
  }

  text(reply: Reply): ByteString {
    if (this.#isStuck) return ''
    if (typeof reply === 'string') return quotedText(reply)
    if (typeof reply === 'number' || typeof reply === 'bigint') return String(reply)
    if (typeof reply === 'boolean') return this.#boolean(reply)
    if (reply === null || reply instanceof NullArray) return this.#resp === 3 ? '(null)' : 'NULL'
    if (reply instanceof Status) return quotedText(`+${reply.text}`)
    if (reply instanceof ErrorReply) return quotedText(`-${reply.text}`)
    if (Array.isArray(reply)) return `[${this.#list(reply)}]`
    return this.#resp === 3 ? this.#resp3(reply) : this.#flattened(reply)
  }

  #boolean(value: boolean): ByteString {
    if (this.#resp === 3) return `#${value}`
    return value ? '1' : '0'
  }

  #list(items: readonly Reply[]): ByteString {
    return items.map((item) => this.text(item)).join(',')
  }

  #resp3(reply: Double | MapReply | SetReply | Verbatim | BigNumber | Push): ByteString {
    if (reply instanceof MapReply) return `{${this.#entries(reply)}}`
    if (reply instanceof SetReply) return `~(${this.#list(reply.members)})`
    if (reply instanceof Double) return `(double) ${reply.text}`
    this.#isStuck = true
    return ''
  }

  #entries({ entries }: MapReply): ByteString {
    return entries.map(([key, value]) => `${this.text(key)} => ${this.text(value)}`).join(',')
  }

  #flattened(reply: Double | MapReply | SetReply | Verbatim | BigNumber | Push): ByteString {
    if (reply instanceof MapReply) return `[${this.#list(reply.entries.flat())}]`
    if (reply instanceof SetReply) return `[${this.#list(reply.members)}]`
    if (reply instanceof Push) return `[${this.#list(reply.items)}]`
    return quotedText(reply instanceof BigNumber ? reply.digits : reply.text)
  }
}
