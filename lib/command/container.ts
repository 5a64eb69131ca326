import { type Reply, Status } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import { type CommandDefinition, type CommandFlag, defineCommand } from './define-command.js'

/**
 * A container: a command whose subcommands do the work. Its flags and categories count for all of
 * them in 6.2; later versions keep them with each subcommand.
 */
export function container<Context>(
  name: string,
  flags: readonly CommandFlag[],
  categories: readonly string[] = [],
): CommandDefinition<Context> {
  return defineCommand<Context>({
    name,
    arity: -2,
    flags: flags.map((flag) => ({ flag, before: '7.0' })),
    olderCategories: { before: '7.0', categories },
  })
}

/** A subcommand's usage, and what it does, in lines. */
export type HelpEntry = readonly [usage: string, ...purpose: string[]]

/** The subcommand HELP of a container. @param entries all, or those of a version. */
export function helpOf<Context extends { readonly version: RedisVersion }>(
  name: string,
  entries: readonly HelpEntry[] | ((version: RedisVersion) => readonly HelpEntry[]),
  categories: readonly string[] = [],
): CommandDefinition<Context> {
  return defineCommand<Context>({
    name: `${name}|help`,
    arity: 2,
    flags: ['loading', 'stale'],
    categories,
    run: ({ version }) => {
      const thisHelp = version < '7.2' ? 'Prints this help.' : 'Print this help.'
      const its = typeof entries === 'function' ? entries(version) : entries
      return helpLines(name, [...its, ['HELP', thisHelp]])
    },
  })
}

function helpLines(name: string, entries: readonly HelpEntry[]): Reply[] {
  const title = `${name.toUpperCase()} <subcommand> [<arg> [value] [opt] ...]. Subcommands are:`
  const lines = entries.flatMap(([usage, ...purpose]) => [
    usage,
    ...purpose.map((line) => `    ${line}`),
  ])
  return [title, ...lines].map((line) => new Status(line))
}
