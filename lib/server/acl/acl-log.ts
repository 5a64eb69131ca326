import { doubleReply } from '../../commands/double-reply.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Denied } from '../../reply/errors/acl.js'
import { MapReply, type Reply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import type { Config } from '../config/config.js'

/** Where a command was refused: as one of its own, between MULTI and EXEC, in a script. */
export type DenialContext = 'toplevel' | 'multi' | 'lua'

/** What was refused, and to whom. */
export interface Incident {
  readonly reason: Denied | 'auth'
  readonly context: DenialContext
  readonly object: ByteString
  readonly username: ByteString
  readonly clientInfo: ByteString
}

interface Entry extends Incident {
  readonly id: number
  readonly count: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** How many entries are looked through for one of the same kind, and how old it may be. */
const NEWEST_COMPARED = 10
const LONGEST_GAP = 60_000
const DEFAULT_COUNT = 10

/** What the access control list refused. @see https://redis.io/docs/latest/commands/acl-log/ */
export class AclLog {
  readonly #config: Config
  readonly #version: RedisVersion
  readonly #now: () => number
  /** The newest last. */
  #entries: Entry[] = []
  #nextId = 0

  constructor(config: Config, version: RedisVersion, now: () => number) {
    this.#config = config
    this.#version = version
    this.#now = now
  }

  add(incident: Incident): void {
    const longest = this.#config.number('acllog-max-len')
    const updatedAt = this.#now()
    const known = this.#takeAlike(incident, updatedAt)
    if (known !== undefined) {
      const { clientInfo } = incident
      this.#entries.push({ ...known, clientInfo, updatedAt, count: known.count + 1 })
      return
    }
    // 7.4 does not number what it does not keep.
    const id = longest === 0 && this.#version >= '7.4' ? this.#nextId : this.#nextId++
    this.#entries.push({ ...incident, id, count: 1, createdAt: updatedAt, updatedAt })
    if (this.#entries.length > longest) {
      this.#entries.splice(0, this.#entries.length - longest)
    }
  }

  reset(): void {
    this.#entries = []
  }

  /** The newest entries, as ACL LOG answers them. */
  newest(count = DEFAULT_COUNT): Reply[] {
    const now = this.#now()
    const last = this.#entries.slice(Math.max(0, this.#entries.length - count))
    return count <= 0 ? [] : last.reverse().map((entry) => this.#show(entry, now))
  }

  /** Takes an entry of the same kind out of the newest. */
  #takeAlike(incident: Incident, now: number): Entry | undefined {
    const oldest = Math.max(0, this.#entries.length - NEWEST_COMPARED)
    for (let at = this.#entries.length - 1; at >= oldest; at--) {
      if (isAlike(this.#entries[at], incident, now)) return this.#entries.splice(at, 1)[0]
    }
    return undefined
  }

  #show(entry: Entry, now: number): Reply {
    const age = (now - entry.updatedAt) / 1000
    const fields: [string, Reply][] = [
      ['count', entry.count],
      ['reason', entry.reason],
      ['context', entry.context],
      ['object', entry.object],
      ['username', entry.username],
      ['age-seconds', doubleReply({ version: this.#version }, age)],
      ['client-info', entry.clientInfo],
    ]
    const dated: [string, Reply][] = [
      ['entry-id', entry.id],
      ['timestamp-created', entry.createdAt],
      ['timestamp-last-updated', entry.updatedAt],
    ]
    return new MapReply(this.#version < '7.2' ? fields : [...fields, ...dated])
  }
}

function isAlike(entry: Entry, incident: Incident, now: number): boolean {
  return (
    entry.reason === incident.reason &&
    entry.context === incident.context &&
    Math.abs(now - entry.updatedAt) <= LONGEST_GAP &&
    entry.object === incident.object &&
    entry.username === incident.username
  )
}
