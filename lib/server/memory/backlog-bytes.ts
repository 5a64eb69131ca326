import type { Server } from '../server.js'

/**
 * What a block of the stream takes, and how much of the stream there is in it: with jemalloc, as most releases are built
 * with. Seen on 7.0.15.
 */
const BLOCK = 20_504
const BLOCK_CAPACITY = 20_440
/** What finds the blocks by their offsets. */
const INDEX = 4

/** The bytes that Redis takes for what it keeps of the stream for its replicas, as INFO memory shows them. */
export function backlogBytes({ config, replication, version }: Server): {
  readonly blocks: number
  readonly all: number
} {
  const { backlog } = replication.replicas
  if (backlog === undefined) return { blocks: 0, all: 0 }
  // Before 7.0 it is one ring of the size that is configured, and what the allocator adds.
  if (version < '7.0') return { blocks: 0, all: config.number('repl-backlog-size') }
  const blocks = Math.ceil(backlog.length / BLOCK_CAPACITY) * BLOCK
  return { blocks, all: blocks + INDEX }
}
