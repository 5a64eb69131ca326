import type { ByteString } from '../../reply/byte-string.js'
import { newRunId } from '../run-id.js'
import type { Server } from '../server.js'
import type { NodePlace, SentinelOptions } from './sentinel-options.js'
import { WatchedMaster, type WatchedNode } from './watched-master.js'

/** Finds the server of a node, or makes it. */
export type FindServer = (nodes: readonly WatchedNode[]) => Server

/**
 * What makes a server a sentinel: it knows masters, and tells who listens when one fails over.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
 */
export class Sentinel {
  readonly id: string
  readonly masters: ReadonlyMap<ByteString, WatchedMaster>
  readonly others: readonly WatchedNode[]
  currentEpoch = 0
  readonly #server: Server
  readonly #find: FindServer

  constructor(server: Server, { masters, others = [] }: SentinelOptions, find: FindServer) {
    const { random } = server
    this.id = newRunId(random)
    this.#server = server
    this.#find = find
    const entries = Object.entries(masters)
    this.masters = new Map(
      entries.map(([name, options]) => [name, new WatchedMaster(name, options, random)]),
    )
    this.others = others.map(({ host = '127.0.0.1', port }: NodePlace) => ({
      host,
      port,
      runId: newRunId(random),
    }))
  }

  /** Begins to hear of its masters, once there is somebody to tell. */
  watch(): void {
    for (const master of this.masters.values()) this.serverOf(master).sentinels.add(this)
  }

  /** Hears of them no more. */
  stop(): void {
    for (const master of this.masters.values()) this.serverOf(master).sentinels.delete(this)
  }

  /** Forgets failovers. */
  reset(): void {
    this.currentEpoch = 0
    for (const master of this.masters.values()) master.reset()
  }

  serverOf(master: WatchedMaster): Server {
    return master.server(this.#find)
  }

  /** The server of a master that has a node at an address. */
  serverAt(host: string, port: number): Server | undefined {
    const found = [...this.masters.values()].find((master) => master.isAt(host, port))
    return found && this.serverOf(found)
  }

  publish(event: ByteString, about: ByteString): void {
    this.#server.pubsub.publish(event, about)
  }

  /**
   * Hears that a server is a replica of itself that was promoted. What Redis does in some seconds is
   * told at once.
   *
   * @param cutOff ends the connections of its clients, which is when they look for the new master.
   */
  failedOver(server: Server, cutOff: () => void): void {
    const failed = [...this.masters.values()].filter((master) => this.serverOf(master) === server)
    for (const master of failed) this.#failOver(master, cutOff)
  }

  #failOver(master: WatchedMaster, cutOff: () => void): void {
    const epoch = ++this.currentEpoch
    const before = `${master.name} ${placeOf(master.address)}`
    const chosen = master.replicas[0] ?? master.address
    this.publish('+new-epoch', `${epoch}`)
    this.publish('+try-failover', `master ${before}`)
    this.publish('+vote-for-leader', `${this.id} ${epoch}`)
    this.publish('+elected-leader', `master ${before}`)
    this.publish('+failover-state-select-slave', `master ${before}`)
    const replica = `slave ${nameOf(chosen)} ${placeOf(chosen)} @ ${before}`
    this.publish('+selected-slave', replica)
    this.publish('+failover-state-send-slaveof-noone', replica)
    this.publish('+failover-state-wait-promotion', replica)
    this.publish('-role-change', `${replica} new reported role is master`)
    this.publish('+promoted-slave', replica)
    this.publish('+failover-state-reconf-slaves', `master ${before}`)
    const old = master.address
    master.promote(epoch)
    cutOff()
    this.publish('+failover-end', `master ${before}`)
    this.publish('+switch-master', `${before} ${placeOf(master.address)}`)
    const after = `${master.name} ${placeOf(master.address)}`
    for (const node of master.replicas) {
      this.publish('+slave', `slave ${nameOf(node)} ${placeOf(node)} @ ${after}`)
    }
    if (old === master.address) return
    const was = `slave ${nameOf(old)} ${placeOf(old)} @ ${after}`
    this.publish('-role-change', `${was} new reported role is master`)
  }
}

export function nameOf({ host, port }: WatchedNode): string {
  return `${host}:${port}`
}

export function placeOf({ host, port }: WatchedNode): string {
  return `${host} ${port}`
}
