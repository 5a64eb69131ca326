import type { ByteString } from '../../reply/byte-string.js'

const MULTIPLIER = 0xc6a4a7935bd1e995n
const SHIFT = 47n
const WORD = 8

/**
 * The 64-bit MurmurHash2 by Austin Appleby (variant A, public domain).
 * @returns an unsigned 64-bit number.
 */
export function murmurHash64(bytes: ByteString, seed: bigint): bigint {
  const data = Buffer.from(bytes, 'latin1')
  const whole = data.length - (data.length % WORD)
  let hash = uint64(seed ^ (BigInt(data.length) * MULTIPLIER))
  for (let at = 0; at < whole; at += WORD) {
    const word = mix(uint64(data.readBigUInt64LE(at) * MULTIPLIER))
    hash = uint64((hash ^ uint64(word * MULTIPLIER)) * MULTIPLIER)
  }
  if (whole < data.length) hash = uint64((hash ^ tail(data, whole)) * MULTIPLIER)
  return mix(uint64(mix(hash) * MULTIPLIER))
}

function tail(data: Buffer, from: number): bigint {
  let rest = 0n
  for (let at = data.length - 1; at >= from; at--) rest = (rest << 8n) | BigInt(data[at])
  return rest
}

function mix(value: bigint): bigint {
  return value ^ (value >> SHIFT)
}

function uint64(value: bigint): bigint {
  return BigInt.asUintN(64, value)
}
