const INTEGER = /^[ \t\n\v\f\r]*([+-]?)(0[xX](?=[0-9a-fA-F]))?([0-9a-zA-Z]*)[ \t\n\v\f\r]*(?:\0|$)/
const HEXADECIMAL = 16
const LARGEST = 2n ** 64n - 1n

/**
 * A whole number in a base other than ten, as C's `strtoul` reads it: 64 bits without sign, of
 * which a minus takes the complement.
 *
 * @returns undefined where the text is no such number.
 */
export function readUnsignedLong(text: string, base: number): number | undefined {
  const match = INTEGER.exec(text)
  if (match === null) return undefined
  const [, sign, prefix = '', rest] = match
  const digits =
    base === HEXADECIMAL ? rest : text.slice(match[0].indexOf(prefix + rest)) && prefix + rest
  const magnitude = readDigits(digits, base)
  if (magnitude === undefined) return undefined
  if (magnitude > LARGEST) return Number(LARGEST)
  return Number(sign === '-' ? BigInt.asUintN(64, -magnitude) : magnitude)
}

function readDigits(digits: string, base: number): bigint | undefined {
  if (digits === '') return undefined
  let value = 0n
  for (const digit of digits) {
    const worth = Number.parseInt(digit, 36)
    if (worth >= base) return undefined
    value = value * BigInt(base) + BigInt(worth)
  }
  return value
}
