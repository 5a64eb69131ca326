import { HASH_SLOTS } from '../../command/hash-slot.js'
import type { Database } from '../../keyspace/database.js'
import type { ByteString } from '../../reply/byte-string.js'
import { newRunId } from '../run-id.js'
import type { Server } from '../server.js'
import type { Session } from '../session.js'
import { announcedPorts, type Ports } from './node-address.js'
import { OwnedSlots } from './owned-slots.js'
import { SlotKeys } from './slot-keys.js'

/**
 * A cluster of the one node that a server is. It serves all slots from the start.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
 */
export class Cluster {
  nodeId: string
  readonly shardId: string
  currentEpoch = 0
  configEpoch = 0
  readonly slots = new OwnedSlots()
  readonly keys: SlotKeys
  /** What is announced in 6.2. */
  readonly portsAtStart: Ports
  /** The slot that the command of the client keeps to, with all that its scripts do. */
  commandSlot: number | undefined
  /** Clients that said READONLY. */
  readonly readers = new WeakSet<Session>()
  readonly #server: Server

  constructor(server: Server) {
    this.#server = server
    this.nodeId = newRunId(server.random)
    this.shardId = newRunId(server.random)
    this.keys = new SlotKeys(server.version)
    this.portsAtStart = announcedPorts(server.config)
  }

  /** Whether commands with keys may run: all slots are served, or any where that is enough. */
  get isUp(): boolean {
    const { count } = this.slots
    if (count === HASH_SLOTS) return true
    return count > 0 && this.#server.config.text('cluster-require-full-coverage') === 'no'
  }

  /** Hears that a key was written, created or deleted. */
  keyWritten(database: Database, key: ByteString): void {
    if (!database.has(key)) this.keys.delete(key)
  }

  /** Becomes a node that nobody knows, for CLUSTER RESET. */
  reset(isHard: boolean): void {
    this.slots.releaseAll()
    if (!isHard) return
    this.nodeId = newRunId(this.#server.random)
    this.currentEpoch = 0
    this.configEpoch = 0
  }
}
