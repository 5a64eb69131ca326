import type { RedisVersion } from '../reply/version.js'
import type { CommandDefinition, CommandFlag } from './define-command.js'

/** All ACL categories, in the order in which COMMAND and ACL CAT show them. */
export const CATEGORIES: readonly string[] = [
  ...['keyspace', 'read', 'write', 'set', 'sortedset', 'list', 'hash', 'string', 'bitmap'],
  ...['hyperloglog', 'geo', 'stream', 'pubsub', 'admin', 'fast', 'slow', 'blocking', 'dangerous'],
  ...['connection', 'transaction', 'scripting'],
]

/** The ACL categories of a command: its own, and those that follow from its flags. */
export function categoriesIn(
  { categories, olderCategories }: CommandDefinition<never>,
  version: RedisVersion,
  flags: ReadonlySet<CommandFlag>,
): ReadonlySet<string> {
  const isOlder = olderCategories !== undefined && version < olderCategories.before
  const own = new Set(isOlder ? olderCategories.categories : categories)
  if (flags.has('write')) own.add('write')
  // What a read-only script reads is up to its commands.
  if (flags.has('readonly') && !own.has('scripting')) own.add('read')
  if (flags.has('admin')) own.add('admin').add('dangerous')
  if (flags.has('pubsub')) own.add('pubsub')
  if (flags.has('blocking')) own.add('blocking')
  own.add(flags.has('fast') ? 'fast' : 'slow')
  return new Set(CATEGORIES.filter((category) => own.has(category)))
}
