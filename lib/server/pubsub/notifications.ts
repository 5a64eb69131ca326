import type { EventClass } from '../../commands/context.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import type { PubSub } from './pubsub.js'

/** The classes that `A` stands for; `m` (misses) and `n` (new keys) are left out of it. */
const ALL_CLASSES = 'g$lshzxetd'

/**
 * Keyspace events: published where `notify-keyspace-events` asks for them.
 * @see https://redis.io/docs/latest/develop/use/keyspace-notifications/
 */
export class Notifications {
  readonly #pubsub: PubSub
  #classes: ReadonlySet<string> = new Set()

  constructor(pubsub: PubSub) {
    this.#pubsub = pubsub
  }

  /** @param letters as {@link readEventClasses} gives them. */
  set classes(letters: ByteString) {
    this.#classes = classesIn(letters)
  }

  /** Whether events of a class are published. */
  tells(eventClass: EventClass): boolean {
    return this.#classes.size > 0 && this.#classes.has(eventClass)
  }

  notify(eventClass: EventClass, event: string, key: ByteString, database: number): void {
    if (!this.tells(eventClass)) return
    if (this.#classes.has('K')) this.#pubsub.publish(`__keyspace@${database}__:${key}`, event)
    if (this.#classes.has('E')) this.#pubsub.publish(`__keyevent@${database}__:${event}`, key)
  }
}

/** The letters of `notify-keyspace-events` in Redis's order, or undefined where one is wrong. */
export function readEventClasses(text: ByteString, version: RedisVersion): ByteString | undefined {
  if (!/^[Ag$lshzxetdnKEm]*$/.test(text)) return undefined
  // New keys are told of from 7.0 on.
  if (version === '6.2' && text.includes('n')) return undefined
  const classes = classesIn(text)
  const hasAll = [...ALL_CLASSES].every((letter) => classes.has(letter))
  return (hasAll ? 'A' : present(ALL_CLASSES, classes)) + present('nKEm', classes)
}

/** They as CONFIG GET shows them: it leaves `n` out where it writes `A`. */
export function shownEventClasses(letters: ByteString): ByteString {
  return letters.replace('An', 'A')
}

function classesIn(letters: ByteString): ReadonlySet<string> {
  return new Set(letters.replace('A', ALL_CLASSES))
}

function present(letters: string, classes: ReadonlySet<string>): string {
  return [...letters].filter((letter) => classes.has(letter)).join('')
}
