import { typeError } from '../arguments.js'
import type { LuaLibrary } from '../library.js'
import { type LuaState, numberAt, pushBytes, pushNumber, top, typeAt } from '../stack.js'

/** 2^52 + 2^51: added to a double, it leaves the double's integer in the low bits of the sum. */
const INTEGER_BIAS = 6755399441055744

type ReadBits = (L: LuaState, place: number) => number

/**
 * The bit library of LuaJIT's author: signed 32-bit results, shift counts modulo 32.
 *
 * @see https://bitop.luajit.org/api.html
 */
export function createBitLibrary(): LuaLibrary {
  const bitsAt = createReader()
  return {
    name: 'bit',
    functions: {
      tobit: unary(bitsAt, (bits) => bits),
      bnot: unary(bitsAt, (bits) => ~bits),
      band: folded(bitsAt, (a, b) => a & b),
      bor: folded(bitsAt, (a, b) => a | b),
      bxor: folded(bitsAt, (a, b) => a ^ b),
      lshift: shift(bitsAt, (bits, count) => bits << count),
      rshift: shift(bitsAt, (bits, count) => bits >>> count),
      arshift: shift(bitsAt, (bits, count) => bits >> count),
      rol: shift(bitsAt, (bits, count) => (bits << count) | (bits >>> (32 - count))),
      ror: shift(bitsAt, (bits, count) => (bits >>> count) | (bits << (32 - count))),
      bswap: unary(bitsAt, swapBytes),
      tohex: (L) => toHex(L, bitsAt),
    },
  }
}

function createReader(): ReadBits {
  const view = new DataView(new ArrayBuffer(8))
  return (L, place) => {
    const value = numberAt(L, place)
    if (value === undefined) return typeError(L, place, 'number')
    const integer = value | 0
    if (integer === value) return integer
    // From 2^51 on the sum itself is rounded, and what is left then shows in the results.
    view.setFloat64(0, value + INTEGER_BIAS)
    return view.getInt32(4)
  }
}

function unary(bitsAt: ReadBits, operation: (bits: number) => number) {
  return (L: LuaState) => {
    pushNumber(L, operation(bitsAt(L, 1)) | 0)
    return 1
  }
}

function folded(bitsAt: ReadBits, operation: (a: number, b: number) => number) {
  return (L: LuaState) => {
    let bits = bitsAt(L, 1)
    // From the last to the second: of two bad arguments the later one is named.
    for (let place = top(L); place > 1; place--) bits = operation(bits, bitsAt(L, place))
    pushNumber(L, bits | 0)
    return 1
  }
}

function shift(bitsAt: ReadBits, operation: (bits: number, count: number) => number) {
  return (L: LuaState) => {
    const bits = bitsAt(L, 1)
    const count = bitsAt(L, 2) & 31
    pushNumber(L, operation(bits, count) | 0)
    return 1
  }
}

function swapBytes(bits: number): number {
  return (bits >>> 24) | ((bits >>> 8) & 0xff00) | ((bits & 0xff00) << 8) | (bits << 24)
}

function toHex(L: LuaState, bitsAt: ReadBits): number {
  const bits = bitsAt(L, 1)
  const digits = typeAt(L, 2) === 'no value' ? 8 : bitsAt(L, 2)
  const count = Math.min(Math.abs(digits), 8)
  const text = (bits >>> 0)
    .toString(16)
    .padStart(8, '0')
    .slice(8 - count)
  pushBytes(L, digits < 0 ? text.toUpperCase() : text)
  return 1
}
