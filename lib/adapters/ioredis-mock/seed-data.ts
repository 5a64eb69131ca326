import { type ByteString, bufferToByteString, utf8ToByteString } from '../../reply/byte-string.js'
import type { Server } from '../../server/server.js'

/**
 * Writes the `data:` option of ioredis-mock into a server: a string, number or Buffer as a string,
 * an array as a list, a Set as a set, an object as a hash, and a Map of ioredis-mock's
 * `{ value, score }` as a sorted set. A key that stands there already is replaced.
 *
 * @param keyPrefix stands before each key, as before the keys of commands.
 */
export function seedData(
  server: Server,
  db: number,
  data: Readonly<Record<string, unknown>>,
  keyPrefix: string,
): void {
  const session = server.connect()
  session.execute(['SELECT', String(db)])
  for (const [name, value] of Object.entries(data)) {
    const key = utf8ToByteString(keyPrefix + name)
    session.execute(['DEL', key])
    const argv = writeOf(key, value)
    if (argv.length > 2) session.execute(argv)
  }
  session.close()
}

function writeOf(key: ByteString, value: unknown): ByteString[] {
  if (Array.isArray(value)) return ['RPUSH', key, ...value.map(toBytes)]
  if (value instanceof Set) return ['SADD', key, ...[...value].map(toBytes)]
  if (value instanceof Map) return ['ZADD', key, ...[...value.values()].flatMap(scoreAndMember)]
  if (isPlainObject(value)) return ['HSET', key, ...Object.entries(value).flat().map(toBytes)]
  return ['SET', key, toBytes(value)]
}

function scoreAndMember({ score, value }: { score: number; value: unknown }): ByteString[] {
  return [toBytes(score), toBytes(value)]
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
}

function toBytes(value: unknown): ByteString {
  return value instanceof Uint8Array ? bufferToByteString(value) : utf8ToByteString(String(value))
}
