import { argumentError, checkBytes, checkInteger } from '../../arguments.js'
import {
  booleanAt,
  type LuaState,
  pushBoolean,
  pushBytes,
  pushNumber,
  setTop,
  top,
  typeAt,
} from '../../stack.js'
import { cString } from '../c-string.js'

const INT_MAX = 2 ** 31 - 1
const MOST_DIGITS = 14
const SWITCH = ['off', 'on'] as const
const INVALID_NUMBERS = ['off', 'on', 'null'] as const

/** What the setters of one cjson module change. */
export interface CjsonSettings {
  /** Whether an excessively sparse array becomes an object; else it is an error. */
  sparseConvert: boolean
  /** How many times more slots than elements are excessive; 0 for never. */
  sparseRatio: number
  /** The length up to which no array is excessively sparse. */
  sparseSafe: number
  encodeMaxDepth: number
  decodeMaxDepth: number
  /** Significant digits of a number. */
  precision: number
  /** Read and set as on Redis; there is no buffer to keep. */
  keepBuffer: boolean
  encodeInvalidNumbers: (typeof INVALID_NUMBERS)[number]
  decodeInvalidNumbers: boolean
}

export function defaultSettings(): CjsonSettings {
  return {
    sparseConvert: false,
    sparseRatio: 2,
    sparseSafe: 10,
    encodeMaxDepth: 1000,
    decodeMaxDepth: 1000,
    precision: 14,
    keepBuffer: true,
    encodeInvalidNumbers: 'off',
    decodeInvalidNumbers: true,
  }
}

type Setter = (L: LuaState, settings: CjsonSettings) => number

/**
 * The functions that change a setting where an argument is given, and return what then holds.
 *
 * @see https://kyne.au/~mark/software/lua-cjson-manual.html
 */
export const SETTERS: Readonly<Record<string, Setter>> = {
  encode_sparse_array(L, settings) {
    limitArguments(L, 3)
    settings.sparseConvert = switchAt(L, settings.sparseConvert)
    pushBoolean(L, settings.sparseConvert)
    settings.sparseRatio = pushed(L, integerAt(L, 2, settings.sparseRatio, 0, INT_MAX))
    settings.sparseSafe = pushed(L, integerAt(L, 3, settings.sparseSafe, 0, INT_MAX))
    return 3
  },
  encode_max_depth(L, settings) {
    limitArguments(L, 1)
    settings.encodeMaxDepth = pushed(L, integerAt(L, 1, settings.encodeMaxDepth, 1, INT_MAX))
    return 1
  },
  decode_max_depth(L, settings) {
    limitArguments(L, 1)
    settings.decodeMaxDepth = pushed(L, integerAt(L, 1, settings.decodeMaxDepth, 1, INT_MAX))
    return 1
  },
  encode_number_precision(L, settings) {
    limitArguments(L, 1)
    settings.precision = pushed(L, integerAt(L, 1, settings.precision, 1, MOST_DIGITS))
    return 1
  },
  encode_keep_buffer(L, settings) {
    limitArguments(L, 1)
    settings.keepBuffer = switchAt(L, settings.keepBuffer)
    pushBoolean(L, settings.keepBuffer)
    return 1
  },
  encode_invalid_numbers(L, settings) {
    limitArguments(L, 1)
    const current = settings.encodeInvalidNumbers
    const chosen = isAbsent(L, 1) ? current : optionAt(L, INVALID_NUMBERS)
    settings.encodeInvalidNumbers = chosen
    if (chosen === 'null') pushBytes(L, chosen)
    else pushBoolean(L, chosen === 'on')
    return 1
  },
  decode_invalid_numbers(L, settings) {
    limitArguments(L, 1)
    settings.decodeInvalidNumbers = switchAt(L, settings.decodeInvalidNumbers)
    pushBoolean(L, settings.decodeInvalidNumbers)
    return 1
  },
}

function limitArguments(L: LuaState, most: number): void {
  if (top(L) > most) argumentError(L, most + 1, 'found too many arguments')
  setTop(L, most)
}

function isAbsent(L: LuaState, place: number): boolean {
  return typeAt(L, place) === 'nil'
}

/** Errors name argument 1, whichever argument is out of range. */
function integerAt(L: LuaState, place: number, current: number, least: number, most: number) {
  if (isAbsent(L, place)) return current
  // C keeps the lower 32 bits.
  const value = checkInteger(L, place) | 0
  if (value < least || value > most) {
    argumentError(L, 1, `expected integer between ${least} and ${most}`)
  }
  return value
}

function pushed(L: LuaState, value: number): number {
  pushNumber(L, value)
  return value
}

function switchAt(L: LuaState, current: boolean): boolean {
  return isAbsent(L, 1) ? current : optionAt(L, SWITCH) === 'on'
}

function optionAt<Option extends string>(
  L: LuaState,
  options: readonly (Option | 'off' | 'on')[],
): Option | 'off' | 'on' {
  if (typeAt(L, 1) === 'boolean') return booleanAt(L, 1) ? 'on' : 'off'
  const name = cString(checkBytes(L, 1))
  const option = options.find((candidate) => candidate === name)
  return option ?? argumentError(L, 1, `invalid option '${name}'`)
}
