import { REGISTERS } from './estimate.js'

const BITS = 6
const MOST = 2 ** BITS - 1

export const DENSE_BYTES = (REGISTERS * BITS) / 8

/** A register of 6 bits; the first one sits in the lowest bits of the first byte. */
export function readRegister(registers: Uint8Array, index: number): number {
  const byte = (index * BITS) >> 3
  const shift = (index * BITS) & 7
  const next = byte + 1 < registers.length ? registers[byte + 1] : 0
  return ((registers[byte] >> shift) | (next << (8 - shift))) & MOST
}

export function writeRegister(registers: Uint8Array, index: number, value: number): void {
  const byte = (index * BITS) >> 3
  const shift = (index * BITS) & 7
  registers[byte] = (registers[byte] & ~(MOST << shift)) | (value << shift)
  if (shift <= 8 - BITS) return
  const rest = 8 - shift
  registers[byte + 1] = (registers[byte + 1] & ~(MOST >> rest)) | (value >> rest)
}
