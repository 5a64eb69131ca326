import { rmSync } from 'node:fs'
import { createServer, Server as NetServer, type Socket } from 'node:net'
import { isAbsolute } from 'node:path'
import type { Way } from '../adapters/net/intercept.js'
import type { Listener } from '../server/connection/listen.js'
import type { Address } from '../server/connection/memory-link.js'
import type { Server } from '../server/server.js'
import { type Answer, wholeText } from './ask-door.js'
import { doorPath } from './door-path.js'

/** On a class of Node, so that test files and copies of this package share it: the last door. */
const LAST = Symbol.for('redis-mock-lua.door')

/** Where clients of child processes and worker threads find the servers of this process. */
export class Door {
  readonly path = doorPath()
  readonly #lead: (address: Address) => Way
  readonly #listeners = new Map<Server, Promise<Listener>>()
  readonly #removeFile = () => rmSync(this.path, { force: true })
  #server: NetServer | undefined

  /** It takes the place of the one of a test file before. */
  constructor(lead: (address: Address) => Way) {
    this.#lead = lead
    const holder = NetServer as { [LAST]?: Door }
    holder[LAST]?.close()
    holder[LAST] = this
  }

  /** Opens it, if it is not open. */
  open(): void {
    if (this.#server !== undefined) return
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#meet(socket))
    this.#server.on('error', (error) => process.emitWarning(error))
    this.#server.listen({ path: this.path, exclusive: true }).unref()
    if (isAbsolute(this.path)) process.once('exit', this.#removeFile)
  }

  /** Closes it, and ends the connections of those who came through it. */
  close(): void {
    this.#server?.close()
    this.#server = undefined
    process.off('exit', this.#removeFile)
    for (const listener of this.#listeners.values()) listener.then((each) => each.close())
    this.#listeners.clear()
  }

  #meet(socket: Socket): void {
    socket.unref()
    // One that went away needs no answer.
    socket.on('error', () => {})
    wholeText(socket)
      .then((asked) => this.#answer(JSON.parse(asked)))
      .catch(({ message }: Error): Answer => ({ refused: message }))
      .then((answer) => socket.end(JSON.stringify(answer)))
  }

  async #answer(address: Address): Promise<Answer> {
    const way = this.#lead(address)
    if (way === 'through') return { address }
    if (way === 'nobody') return { refused: 'nobody listens' }
    if ('elsewhere' in way) return { address: await way.elsewhere() }
    if ('refused' in way) return way
    if (way.server.isShutDown) return { refused: 'SHUTDOWN ended the server' }
    const { port } = await this.#listenerOf(way.server)
    return { address: { host: '127.0.0.1', port } }
  }

  #listenerOf(server: Server): Promise<Listener> {
    const known = this.#listeners.get(server) ?? server.listen({ unref: true })
    this.#listeners.set(server, known)
    return known
  }
}
