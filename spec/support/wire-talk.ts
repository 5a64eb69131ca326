import { expect } from 'vitest'
import type { ByteString } from '../../lib/reply/byte-string.js'
import { Connection } from '../../lib/server/connection/connection.js'
import type { Server } from '../../lib/server/registry/registry.js'
import { argvOf } from './command-rows.js'

/**
 * What a client sends, and what comes to whom: a line is a command as redis-cli takes it, `name: `
 * in front says who sends it. What comes is RESP with a space for each line end, by client; one
 * who gets nothing is left out.
 */
export type Exchange = readonly [line: string, got: Readonly<Record<string, string>>]

const TIME = /[0-9]{10}\.[0-9]{6}/g
/** The bulk string of a release, as HELLO has it. */
const RELEASE = /\$[56] [67]\.[0-9]\.[0-9]+/g

/** Clients of a server that speak the protocol, without sockets between. */
export class WireTalk {
  readonly #server: Server
  readonly #clients = new Map<string, Connection>()
  #got: Record<string, string> = {}

  constructor(server: Server) {
    this.#server = server
  }

  /**
   * Has an exchange and checks all that comes. The times of MONITOR become `TIME`,
   * and releases `VERSION`.
   */
  async have(exchanges: readonly Exchange[]): Promise<void> {
    for (const [line, got] of exchanges) expect(await this.say(line), line).toEqual(got)
  }

  /** Sends a line. @returns what comes to whom. */
  async say(line: string): Promise<Readonly<Record<string, string>>> {
    const [, name = 'a', command] = /^(?:([a-z]+): )?(.*)$/s.exec(line) ?? []
    const argv = argvOf(command.replace(/\{id ([a-z]+)\}/g, (_, who) => `${this.#idOf(who)}`))
    const bytes = argv.map((word) => `$${word.length}\r\n${word}\r\n`).join('')
    this.#client(name).receive(Buffer.from(`*${argv.length}\r\n${bytes}`, 'latin1'))
    await new Promise((resolve) => setImmediate(resolve))
    return this.#take()
  }

  #idOf(name: string): number {
    return this.#client(name).session.id
  }

  #client(name: string): Connection {
    const known = this.#clients.get(name)
    if (known !== undefined) return known
    const add = (bytes: ByteString) => {
      this.#got[name] = (this.#got[name] ?? '') + bytes
      return true
    }
    const end = () => add('(closed)')
    const client = new Connection(
      this.#server,
      { write: add, end, cut: end, hold: () => {}, pending: () => 0 },
      { address: name },
    )
    this.#clients.set(name, client)
    return client
  }

  #take(): Readonly<Record<string, string>> {
    const shown = Object.entries(this.#got).map(([name, bytes]) => [
      name,
      bytes.replaceAll('\r\n', ' ').replace(TIME, 'TIME').replace(RELEASE, 'VERSION').trimEnd(),
    ])
    this.#got = {}
    return Object.fromEntries(shown)
  }
}
