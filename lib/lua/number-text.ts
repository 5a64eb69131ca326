import { formatGeneral } from '../number/printf.js'
import { type LuaValue, POSITIVE_NAN } from './values.js'

/** A number as Lua prints it: C's `%.14g`. */
export function formatNumber(value: number): string {
  // Whole numbers of up to 14 digits, by far the most, print as JavaScript prints them.
  if (Number.isInteger(value) && value < 1e14 && value > -1e14 && !Object.is(value, -0)) {
    return String(value)
  }
  return formatGeneral(value, 14)
}

/** As {@link formatNumber}, for a value of Lua's type number: the sign of a NaN shows. */
export function numberText(value: LuaValue): string {
  return value === POSITIVE_NAN ? 'nan' : formatNumber(value as number)
}
