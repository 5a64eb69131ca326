import type { StreamSourceClass } from './client-classes.js'

/** As many arguments as the constructor of ioredis looks at: port, host and options, say. */
const MOST = 3

/**
 * Adds a `Connector` to the arguments of the constructor of a client. ioredis merges them all, and
 * what stands first counts: a `Connector` of the user's own stays.
 */
export function withConnector(args: readonly unknown[], Connector: StreamSourceClass): unknown[] {
  if (args.length < MOST) return [...args, { Connector }]
  const [first, second, last] = args
  return [first, second, { Connector, ...(last as object | null | undefined) }]
}
