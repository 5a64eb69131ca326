/** The C locale's character classes, a bit for each letter of Lua's `%` classes. */
const ALPHA = 1
const CONTROL = 2
const DIGIT = 4
const LOWER = 8
const PUNCTUATION = 16
const SPACE = 32
const UPPER = 64
const HEXADECIMAL = 128
const ZERO = 256

const LETTERS: Readonly<Record<string, number>> = {
  a: ALPHA,
  c: CONTROL,
  d: DIGIT,
  l: LOWER,
  p: PUNCTUATION,
  s: SPACE,
  u: UPPER,
  w: ALPHA | DIGIT,
  x: HEXADECIMAL,
  z: ZERO,
}

const RANGES: readonly (readonly [first: number, last: number, classes: number])[] = [
  [0x00, 0x00, ZERO],
  [0x00, 0x1f, CONTROL],
  [0x7f, 0x7f, CONTROL],
  [0x09, 0x0d, SPACE],
  [0x20, 0x20, SPACE],
  [0x21, 0x2f, PUNCTUATION],
  [0x3a, 0x40, PUNCTUATION],
  [0x5b, 0x60, PUNCTUATION],
  [0x7b, 0x7e, PUNCTUATION],
  [0x30, 0x39, DIGIT | HEXADECIMAL],
  [0x41, 0x5a, ALPHA | UPPER],
  [0x61, 0x7a, ALPHA | LOWER],
  [0x41, 0x46, HEXADECIMAL],
  [0x61, 0x66, HEXADECIMAL],
]

const CLASSES_OF_BYTE = classesOfBytes()
const CLASS_OF_LETTER = classOfLetters()
const FIRST_LOWER_LETTER = 0x61

/**
 * Whether a byte is in the class that a letter after `%` names; an upper-case letter names what is
 * not in the class, and what names no class stands for itself.
 *
 * @see https://www.lua.org/manual/5.1/manual.html#5.4.1
 */
export function isInClass(byte: number, letter: number): boolean {
  const named = CLASS_OF_LETTER[letter]
  if (named === 0) return byte === letter
  const isMember = (CLASSES_OF_BYTE[byte] & named) !== 0
  return isMember === letter >= FIRST_LOWER_LETTER
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function classesOfBytes(): Uint16Array {
  const classes = new Uint16Array(256)
  for (const [first, last, members] of RANGES) {
    for (let byte = first; byte <= last; byte++) classes[byte] |= members
  }
  return classes
}

function classOfLetters(): Uint16Array {
  const classes = new Uint16Array(256)
  for (const [letter, members] of Object.entries(LETTERS)) {
    classes[letter.charCodeAt(0)] = members
    classes[letter.toUpperCase().charCodeAt(0)] = members
  }
  return classes
}
