import { createHash } from 'node:crypto'
import type { ByteString } from '../../reply/byte-string.js'

const HASH = /^[0-9a-f]{64}$/

/** A password as rules and replies have it: its SHA-256 digest. */
export function hashPassword(password: ByteString): ByteString {
  return createHash('sha256').update(password, 'latin1').digest('hex')
}

export function isPasswordHash(text: ByteString): boolean {
  return HASH.test(text) && !text.endsWith('\n')
}
