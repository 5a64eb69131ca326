import { type Command, keySpecsOf } from '../../command/command-table.js'
import { type KeyReference, keyReferences } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { Denied } from '../../reply/errors/acl.js'
import type { ServerContext } from '../server-context.js'
import type { Refusal } from './selector.js'
import type { User } from './user.js'

type KnownCommand = Command<ServerContext>

/** Why a user may not run a command. */
export interface Denial extends Refusal {
  readonly user: ByteString
  /** What is denied: the name of the command, the key or the channel. */
  readonly object: ByteString
}

/** How much a selector has permitted before it refuses. */
const PROGRESS: Readonly<Record<Denied, number>> = { command: 0, key: 1, channel: 2 }

/**
 * Asks the selectors of a user one by one; one that permits the command is enough. Of several
 * refusals the one that comes latest counts.
 */
export function denialOf(
  user: User,
  command: KnownCommand,
  argv: readonly ByteString[],
): Denial | undefined {
  let known: readonly KeyReference[] | undefined
  const keys = () => {
    known ??= keyReferences(keySpecsOf(command, argv), argv)
    return known
  }
  let latest: Refusal = { what: 'command', place: 0 }
  for (const selector of user.selectors) {
    const refusal = selector.refusalOf(command, argv, keys)
    if (refusal === undefined) return undefined
    if (isLater(refusal, latest)) latest = refusal
  }
  const object = latest.what === 'command' ? command.name : argv[latest.place]
  return { ...latest, user: user.name, object }
}

/** Whether a user may run a command and read every key: SORT needs that for BY and GET. */
export function mayReadAllKeys(
  user: User,
  command: KnownCommand,
  argv: readonly ByteString[],
): boolean {
  const keys = () => keyReferences(keySpecsOf(command, argv), argv)
  return user.selectors.some(
    (selector) => selector.readsAllKeys && selector.refusalOf(command, argv, keys) === undefined,
  )
}

function isLater(one: Refusal, other: Refusal): boolean {
  const difference = PROGRESS[one.what] - PROGRESS[other.what]
  return difference > 0 || (difference === 0 && one.place > other.place)
}
