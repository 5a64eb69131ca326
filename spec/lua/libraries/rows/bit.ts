import type { Rows } from '../evaluate.js'

export const RESULTS: Rows = [
  [
    'tobit rounds halves to even',
    'return bit.tobit(1.5), bit.tobit(2.5), bit.tobit(-0.5), bit.tobit(-1.5)',
    [2, 2, 0, -2],
  ],
  [
    'tobit wraps at 32 bits',
    'return bit.tobit(2^31), bit.tobit(2^32 + 5), bit.tobit(-2^32 - 7), bit.tobit(4294967295)',
    [-2147483648, 5, -7, -1],
  ],
  [
    'tobit keeps what the biased double leaves of large numbers',
    'return bit.tobit(2^51), bit.tobit(2^52 + 3), bit.tobit(2^53 + 2), bit.tobit(1e20), bit.tobit(1e300), bit.tobit(-1e15)',
    [0, 2, 1, 2025163840, -2013235812, 1530494976],
  ],
  [
    'tobit gives 0 for NaN and infinity',
    'return bit.tobit(0/0), bit.tobit(1/0), bit.tobit(-1/0)',
    [0, 0, 0],
  ],
  [
    'numeric strings are numbers',
    "return bit.tobit('0x10'), bit.tobit(' 7 '), bit.band('12', 5)",
    [16, 7, 4],
  ],
  ['bnot inverts', 'return bit.bnot(5), bit.bnot(-1), bit.bnot(0)', [-6, 0, -1]],
  [
    'band, bor and bxor fold all arguments',
    'return bit.band(15, 7, 5), bit.bor(1, 2, 4, 8), bit.bxor(1, 3, 7), bit.band(7), bit.bor(2^31)',
    [5, 15, 5, 7, -2147483648],
  ],
  [
    'lshift takes the count modulo 32',
    'return bit.lshift(1, 33), bit.lshift(1, -1), bit.lshift(1, 31), bit.lshift(3, 0)',
    [2, -2147483648, -2147483648, 3],
  ],
  [
    'rshift fills with zeros',
    'return bit.rshift(-1, 0), bit.rshift(-1, 1), bit.rshift(1, 32), bit.rshift(-2^31, 31)',
    [-1, 2147483647, 1, 1],
  ],
  [
    'arshift keeps the sign',
    'return bit.arshift(-1, 1), bit.arshift(-2^31, 31), bit.arshift(2^30, 4)',
    [-1, -1, 67108864],
  ],
  [
    'rol and ror rotate',
    'return bit.rol(1, 33), bit.rol(1, -1), bit.rol(1, 0), bit.rol(0x12345678, 12), bit.ror(1, 1), bit.ror(3, 1), bit.ror(1, 0)',
    [2, -2147483648, 1, 1164411171, -2147483648, -2147483647, 1],
  ],
  [
    'bswap swaps the four bytes',
    'return bit.bswap(0x12345678), bit.bswap(-1), bit.bswap(1)',
    [2018915346, -1, 16777216],
  ],
  [
    'tohex prints eight digits',
    'return bit.tohex(255), bit.tohex(-1), bit.tohex(1.5)',
    ['000000ff', 'ffffffff', '00000002'],
  ],
  [
    'tohex keeps the low digits',
    'return bit.tohex(0x12345678, 4), bit.tohex(255, 2), bit.tohex(1, 0), bit.tohex(1, 100)',
    ['5678', 'ff', '', '00000001'],
  ],
  [
    'tohex prints upper case for a negative count',
    'return bit.tohex(255, -4), bit.tohex(-1, 2^31), bit.tohex(10, -2^31), bit.tohex(1, -9)',
    ['00FF', 'FFFFFFFF', '0000000A', '00000001'],
  ],
  [
    'further arguments of unary functions are ignored',
    "return bit.bnot(1, 'x'), bit.tobit(1, {}), bit.lshift(1, 2, {})",
    [-2, 1, 4],
  ],
]

export const ERRORS: Rows = [
  [
    'band needs a number',
    'return bit.band()',
    "user_script:1: bad argument #1 to 'band' (number expected, got no value)",
  ],
  [
    'band refuses a string that is no number',
    "return bit.band('x')",
    "user_script:1: bad argument #1 to 'band' (number expected, got string)",
  ],
  [
    'band names the last bad argument',
    "return bit.band(1, 'x', 'y')",
    "user_script:1: bad argument #3 to 'band' (number expected, got string)",
  ],
  [
    'band refuses nil',
    'return bit.band(1, nil, 3)',
    "user_script:1: bad argument #2 to 'band' (number expected, got nil)",
  ],
  [
    'lshift needs a count',
    'return bit.lshift(1)',
    "user_script:1: bad argument #2 to 'lshift' (number expected, got no value)",
  ],
  [
    'lshift refuses a table as count',
    'return bit.lshift(1, {})',
    "user_script:1: bad argument #2 to 'lshift' (number expected, got table)",
  ],
  [
    'lshift checks the number before the count',
    "return bit.lshift('a', 'b')",
    "user_script:1: bad argument #1 to 'lshift' (number expected, got string)",
  ],
  [
    'tohex needs a number',
    'return bit.tohex()',
    "user_script:1: bad argument #1 to 'tohex' (number expected, got no value)",
  ],
  [
    'tohex refuses nil as count',
    'return bit.tohex(1, nil)',
    "user_script:1: bad argument #2 to 'tohex' (number expected, got nil)",
  ],
  [
    'bnot through pcall has no name',
    'return select(2, pcall(bit.bnot))',
    ["bad argument #1 to '?' (number expected, got no value)"],
  ],
  [
    'bswap refuses a boolean',
    'return bit.bswap(true)',
    "user_script:1: bad argument #1 to 'bswap' (number expected, got boolean)",
  ],
  [
    'tobit refuses an empty string',
    "return bit.tobit('')",
    "user_script:1: bad argument #1 to 'tobit' (number expected, got string)",
  ],
]
