import type { StringValue } from '../../keyspace/string-value.js'
import { REGISTERS } from './estimate.js'

/**
 * The opcodes that registers are written in while most of them are zero: `00llllll` is 1 to 64
 * zeros, `01llllll llllllll` 1 to 16384 zeros, `1vvvvvll` 1 to 4 times a value from 1 to 32.
 */
export interface Run {
  readonly kind: 'zero' | 'long zero' | 'value'
  readonly value: number
  /** How many registers it stands for. */
  readonly length: number
  /** The bytes that it takes. */
  readonly size: 1 | 2
}

const MOST_ZEROS = 64
const MOST_VALUES = 4
/** The largest value of a register that an opcode has room for. */
export const MOST_SPARSE_VALUE = 32
/** Around a change, how many opcodes may now be written as fewer. */
const MERGED_OPCODES = 5

export const ALL_ZERO = encodeZeros(REGISTERS)

export function readRun(bytes: Uint8Array, at: number): Run {
  const first = bytes[at]
  if (first & 0x80) {
    return { kind: 'value', value: ((first >> 2) & 31) + 1, length: (first & 3) + 1, size: 1 }
  }
  if (!(first & 0x40)) return { kind: 'zero', value: 0, length: (first & 63) + 1, size: 1 }
  const length = (((first & 63) << 8) | (bytes[at + 1] ?? 0)) + 1
  return { kind: 'long zero', value: 0, length, size: 2 }
}

/**
 * Gives each run of registers to a visitor.
 * @returns false where the opcodes do not stand for all registers.
 */
export function forEachRun(bytes: Uint8Array, visit: (run: Run, first: number) => void): boolean {
  let first = 0
  for (let at = 0; at < bytes.length; ) {
    const run = readRun(bytes, at)
    if (run.kind === 'value' && first + run.length > REGISTERS) return false
    visit(run, first)
    first += run.length
    at += run.size
  }
  return first === REGISTERS
}

/**
 * Raises one register.
 *
 * @param start where the opcodes begin in the string.
 * @param mostBytes how long the string may become.
 * @returns whether it was lower; undefined where the opcodes do not reach to it, `full` where the
 *   string has no room for more opcodes.
 */
export function raiseSparse(
  value: StringValue,
  start: number,
  index: number,
  count: number,
  mostBytes: number,
): boolean | 'full' | undefined {
  const place = findRun(value.view(start, value.length), index)
  if (place === undefined) return undefined
  const { at, first, run, before } = place
  if (run.value >= count) return false
  const opcodes = split(run, index - first, count)
  const growth = opcodes.length - run.size
  if (growth > 0 && value.length + growth > mostBytes) return 'full'
  replace(value, start + at, run.size, opcodes)
  mergeValues(value, start + before)
  return true
}

interface RunPlace {
  readonly run: Run
  readonly at: number
  /** The first register that it stands for. */
  readonly first: number
  /** Where the opcode before it begins. */
  readonly before: number
}

function findRun(bytes: Uint8Array, index: number): RunPlace | undefined {
  let first = 0
  let before = 0
  for (let at = 0; at < bytes.length; ) {
    const run = readRun(bytes, at)
    if (index < first + run.length) return { run, at, first, before }
    before = at
    at += run.size
    first += run.length
  }
  return undefined
}

/** The opcodes that stand for a run with one register of another value. */
function split(run: Run, offset: number, count: number): number[] {
  const behind = run.length - offset - 1
  const same = (length: number) =>
    run.value === 0 ? encodeZeros(length) : encodeValues(run.value, length)
  return [...same(offset), ...encodeValues(count, 1), ...same(behind)]
}

function encodeZeros(length: number): number[] {
  if (length === 0) return []
  if (length <= MOST_ZEROS) return [length - 1]
  return [0x40 | ((length - 1) >> 8), (length - 1) & 0xff]
}

function encodeValues(value: number, length: number): number[] {
  return length === 0 ? [] : [0x80 | ((value - 1) << 2) | (length - 1)]
}

function replace(value: StringValue, at: number, size: number, opcodes: readonly number[]): void {
  const { length } = value
  const bytes = value.edit(length + Math.max(0, opcodes.length - size))
  bytes.copyWithin(at + opcodes.length, at + size, length)
  bytes.set(opcodes, at)
  value.truncate(length + opcodes.length - size)
}

/** Writes neighbours of the same value as one opcode where there is room for their length. */
function mergeValues(value: StringValue, from: number): void {
  let at = from
  for (let step = 0; step < MERGED_OPCODES && at < value.length; step++) {
    const bytes = value.view(0, value.length)
    const run = readRun(bytes, at)
    const next = at + 1 < bytes.length ? readRun(bytes, at + 1) : undefined
    const length = run.length + (next?.length ?? 0)
    if (run.kind === 'value' && next?.value === run.value && length <= MOST_VALUES) {
      replace(value, at, 2, encodeValues(run.value, length))
    } else at += run.size
  }
}
