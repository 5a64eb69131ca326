import { connect, type Socket } from 'node:net'
import type { ByteString } from '../../lib/reply/byte-string.js'

/**
 * A reply as its wire form says it: `+OK`, `-ERR …`, `:1`, `$bytes`, `$-1`, `*-1`, or an array. Of what
 * RESP3 adds, a text and a map come with their sign before them: `=txt:…`, `['%', key, value]`.
 */
export type WireReply = string | WireReply[]

const TEXTS = new Set(['$', '=', '!'])
/** How many replies make one item of what holds others. */
const WIDTHS: Readonly<Record<string, number>> = { '*': 1, '%': 2, '~': 1, '>': 1, '|': 2 }

/** Reads one reply at a place of the bytes; undefined where it is not yet whole. */
export function readReply(
  bytes: ByteString,
  at: number,
): { reply: WireReply; end: number } | undefined {
  const lineEnd = bytes.indexOf('\r\n', at)
  if (lineEnd < 0) return undefined
  const line = bytes.slice(at, lineEnd)
  const sign = line[0]
  const length = Number(line.slice(1))
  if (TEXTS.has(sign) && length >= 0) return readText(bytes, lineEnd + 2, sign, length)
  if (sign in WIDTHS && length >= 0) return readItems(bytes, lineEnd + 2, sign, length)
  return { reply: line, end: lineEnd + 2 }
}

function readText(bytes: ByteString, at: number, sign: string, length: number) {
  const end = at + length + 2
  if (bytes.length < end) return undefined
  return { reply: sign + bytes.slice(at, at + length), end }
}

function readItems(bytes: ByteString, at: number, sign: string, length: number) {
  const items: WireReply[] = sign === '*' ? [] : [sign]
  let end = at
  for (let i = 0; i < length * WIDTHS[sign]; i++) {
    const item = readReply(bytes, end)
    if (item === undefined) return undefined
    items.push(item.reply)
    end = item.end
  }
  return { reply: items, end }
}

/** A command as an array of bulk strings. */
export function writeCommand(argv: readonly ByteString[]): ByteString {
  return `*${argv.length}\r\n${argv.map((arg) => `$${arg.length}\r\n${arg}\r\n`).join('')}`
}

/** A reply of so many bytes is read when no more came for some milliseconds: not again at each piece. */
const LONG = 2 ** 20
const PAUSE = 10

/** A connection to a server, for whole batches of commands. */
export class WireClient {
  readonly #socket: Socket
  #received = ''
  #at = 0
  #wanted = 0
  #pause: NodeJS.Timeout | undefined
  #replies: WireReply[] = []
  #done: ((replies: WireReply[]) => void) | undefined
  #fail: ((error: Error) => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('latin1')
    socket.on('data', (bytes) => this.#take(bytes.toString()))
    socket.once('close', () => this.#fail?.(new Error('the server closed the connection')))
  }

  static async open(host: string, port: number): Promise<WireClient> {
    const socket = connect(port, host)
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return new WireClient(socket)
  }

  /** Sends commands in one write; resolves with their replies. */
  send(commands: readonly (readonly ByteString[])[]): Promise<WireReply[]> {
    this.#wanted = commands.length
    this.#replies = []
    return new Promise((resolve, reject) => {
      this.#done = resolve
      this.#fail = reject
      if (this.#socket.destroyed) reject(new Error('the server closed the connection'))
      this.#socket.write(commands.map(writeCommand).join(''), 'latin1')
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(bytes: ByteString): void {
    this.#received += bytes
    clearTimeout(this.#pause)
    if (this.#received.length - this.#at < LONG) this.#read()
    else this.#pause = setTimeout(() => this.#read(), PAUSE)
  }

  #read(): void {
    this.#received = this.#received.slice(this.#at)
    this.#at = 0
    while (this.#replies.length < this.#wanted) {
      const read = readReply(this.#received, this.#at)
      if (read === undefined) return
      this.#replies.push(read.reply)
      this.#at = read.end
    }
    this.#done?.(this.#replies)
  }
}
