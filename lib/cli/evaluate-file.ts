import { readFileSync } from 'node:fs'
import { bufferToByteString, byteStringToBuffer } from '../reply/byte-string.js'
import { ErrorReply } from '../reply/reply.js'
import type { RedisVersion } from '../reply/version.js'
import { createServer } from '../server/registry/registry.js'
import { evalCommand } from './eval-command.js'
import { replyLines } from './reply-lines.js'

/**
 * Runs a script in an empty server and prints its reply; the process ends with 1 on an error.
 *
 * @param words keys, a comma, arguments.
 * @see https://redis.io/docs/latest/develop/tools/cli/ (running Lua scripts)
 */
export async function evaluateFile(
  file: string,
  words: readonly string[],
  { redisVersion }: { readonly redisVersion: RedisVersion },
): Promise<void> {
  const server = createServer({ redisVersion })
  const reply = await server
    .connect()
    .execute(evalCommand(bufferToByteString(readFileSync(file)), words))
  await server.close()
  process.stdout.write(byteStringToBuffer(`${replyLines(reply).join('\n')}\n`))
  if (reply instanceof ErrorReply) process.exitCode = 1
}
