import { readFileSync } from 'node:fs'
import { bufferToByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import { createServer } from '../../server/registry/registry.js'
import { evalCommand } from '../eval-command.js'
import { ScriptDebugger } from './script-debugger.js'
import { StreamTerminal } from './stream-terminal.js'

export interface DebugOptions {
  readonly redisVersion: RedisVersion
  /** Whether the data keeps what the script writes. */
  readonly sync: boolean
}

/**
 * Debugs a script in an empty server, as `redis-cli --ldb --eval` does; what to do is typed, or comes
 * through a pipe.
 *
 * @param words keys, a comma, arguments.
 * @see https://redis.io/docs/latest/develop/interact/programmability/lua-debugging/
 */
export async function debugFile(
  file: string,
  words: readonly string[],
  { redisVersion, sync }: DebugOptions,
): Promise<void> {
  const server = createServer({ redisVersion })
  const terminal = new StreamTerminal(process.stdin, process.stdout)
  const script = {
    argv: () => evalCommand(bufferToByteString(readFileSync(file)), words),
    keepsData: sync,
  }
  try {
    if (!(await new ScriptDebugger(server, terminal, script).run())) process.exitCode = 1
  } finally {
    terminal.close()
    await server.close()
  }
}
