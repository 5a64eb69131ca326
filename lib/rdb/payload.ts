import type { ByteString } from '../reply/byte-string.js'
import type { RedisVersion } from '../reply/version.js'
import type { ByteWriter } from './byte-writer.js'
import { crc64 } from './crc64.js'
import { RDB_VERSIONS } from './rdb-versions.js'

const VERSION_BYTES = 2
const CHECKSUM_BYTES = 8
/** How many bytes end a payload behind its content. */
export const FOOTER_BYTES = VERSION_BYTES + CHECKSUM_BYTES

/** Ends a payload with the version of the format and a checksum. */
export function sealPayload(content: ByteWriter, version: RedisVersion): ByteString {
  const payload = content.little(RDB_VERSIONS[version], VERSION_BYTES)
  return payload.raw(crc64(payload.bytes)).bytes.toString('latin1')
}

/**
 * The bytes of a payload that {@link sealPayload} made, here or in a real server of up to this
 * version.
 * @returns all of them, the footer included, or undefined for one that is damaged, or of a later
 *   version.
 */
export function openPayload(payload: ByteString, version: RedisVersion): Buffer | undefined {
  const bytes = Buffer.from(payload, 'latin1')
  if (bytes.length < FOOTER_BYTES) return undefined
  if (bytes.readUInt16LE(bytes.length - FOOTER_BYTES) > RDB_VERSIONS[version]) return undefined
  const checksumAt = bytes.length - CHECKSUM_BYTES
  const isIntact = crc64(bytes.subarray(0, checksumAt)).equals(bytes.subarray(checksumAt))
  return isIntact ? bytes : undefined
}
