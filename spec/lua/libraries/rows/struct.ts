import type { Rows } from '../evaluate.js'

export const PACK: Rows = [
  [
    'integers are little-endian by default',
    "return struct.pack('bBhHiIlLT', 1, 2, 3, 4, 5, 6, 7, 8, 9)",
    [
      '\x01\x02\x03\x00\x04\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x00\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\t\x00\x00\x00\x00\x00\x00\x00',
    ],
  ],
  [
    '> and < choose the byte order',
    "return struct.pack('>I2<I2>i4', 1, 2, -3)",
    ['\x00\x01\x02\x00\xff\xff\xff\xfd'],
  ],
  [
    'a number after i or I is its size',
    "return struct.pack('>i1i3I5i8', -1, -2, 3, -4)",
    ['\xff\xff\xff\xfe\x00\x00\x00\x00\x03\xff\xff\xff\xff\xff\xff\xff\xfc'],
  ],
  [
    'integers beyond 8 bytes are not sign-extended',
    "return struct.pack('>i32', -1), struct.pack('<I9', -2)",
    [
      '\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff',
      '\xfe\xff\xff\xff\xff\xff\xff\xff\x00',
    ],
  ],
  ['an integer of no bytes is nothing', "return struct.pack('i0', 1)", ['']],
  [
    'integers drop the bits that do not fit',
    "return struct.pack('bbH', 300, -129, 65537)",
    [',\x7f\x01\x00'],
  ],
  ['fractions are cut off', "return struct.pack('bb', 1.9, -1.9)", ['\x01\xff']],
  [
    'doubles beyond 64 bits convert as on x86-64',
    "return struct.pack('<I8<I8<I8<I8', 2^64, 1e300, -1e300, 2^63 + 2048)",
    [
      '\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x00\x08\x00\x00\x00\x00\x00\x80',
    ],
  ],
  [
    'infinities and NaN convert as on x86-64',
    "return struct.pack('<I8<I8<I8<I8', 1/0, -1/0, 0/0, -2^63)",
    [
      '\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x80',
    ],
  ],
  [
    'f and d are IEEE 754',
    "return struct.pack('>f>d<f<d', 1.5, 1.5, 0.1, 0.1)",
    ['?\xc0\x00\x00?\xf8\x00\x00\x00\x00\x00\x00\xcd\xcc\xcc=\x9a\x99\x99\x99\x99\x99\xb9?'],
  ],
  [
    'f overflows to infinity',
    "return struct.pack('>f>f', 1e300, -1e300)",
    ['\x7f\x80\x00\x00\xff\x80\x00\x00'],
  ],
  [
    'NaN keeps its sign',
    "return struct.pack('>d>d>f>f', 0/0, -(0/0), 0/0, -(0/0))",
    [
      '\xff\xf8\x00\x00\x00\x00\x00\x00\x7f\xf8\x00\x00\x00\x00\x00\x00\xff\xc0\x00\x00\x7f\xc0\x00\x00',
    ],
  ],
  [
    'c takes a fixed number of bytes',
    "return struct.pack('c3c1cc0', 'abcdef', 'gh', 'ij', 'klm')",
    ['abcgiklm'],
  ],
  ['s ends with a zero byte', "return struct.pack('ss', 'ab', 'c\\0d')", ['ab\x00c\x00d\x00']],
  ['x is a zero byte and a space is nothing', "return struct.pack('x b x', 1)", ['\x00\x01\x00']],
  [
    '! aligns to 8 bytes at most',
    "return struct.pack('!bdbib', 1, 2, 3, 4, 5)",
    [
      '\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00@\x03\x00\x00\x00\x04\x00\x00\x00\x05',
    ],
  ],
  [
    '! takes a power of two',
    "return struct.pack('!4bdb!2i', 1, 2, 3, 4)",
    ['\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00@\x03\x00\x04\x00\x00\x00'],
  ],
  [
    'alignment of odd sizes follows the mask',
    "return struct.pack('!bi3b', 1, 2, 3), struct.pack('!16bi24', 1, 2)",
    [
      '\x01\x00\x00\x02\x00\x00\x03',
      '\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00',
    ],
  ],
  [
    'strings and c are not aligned',
    "return struct.pack('!bc4bs', 1, 'abcd', 2, 'x')",
    ['\x01abcd\x02x\x00'],
  ],
  ['numbers and numeric strings convert', "return struct.pack('bs', '12', 12)", ['\x0c12\x00']],
  ['the format ends at a NUL byte', "return struct.pack('b\\0q', 1)", ['\x01']],
  ['further arguments are ignored', "return struct.pack('b', 1, 2, {})", ['\x01']],
]

export const UNPACK: Rows = [
  [
    'values and the next offset come back',
    "return struct.unpack('>I2s', '\\1\\2ab\\0')",
    [258, 'ab', 6],
  ],
  [
    'signed and unsigned integers of one to nine bytes',
    "return struct.unpack('>bBi2I2i3I3i4I4', ('\\255'):rep(20))",
    [-1, 255, -1, 65535, -1, 16777215, -1, 4294967295, 21],
  ],
  [
    '64-bit integers round to doubles',
    "return struct.unpack('>i8I8', ('\\255'):rep(16))",
    [-1, 18446744073709552000, 17],
  ],
  [
    'only the low 64 bits of a longer integer count',
    "return struct.unpack('>i9', '\\255\\0\\0\\0\\0\\0\\0\\0\\1')",
    [1, 10],
  ],
  [
    'a longer integer takes its sign from bit 63',
    "return struct.unpack('>i9>i16', '\\0\\255\\0\\0\\0\\0\\0\\0\\1' .. ('\\255'):rep(16))",
    [-127, -1, 26],
  ],
  ['an integer of no bytes is 0', "return struct.unpack('i0', 'a')", [0, 1]],
  [
    'f and d',
    "return struct.unpack('>f>d', '\\63\\192\\0\\0\\191\\248\\0\\0\\0\\0\\0\\0')",
    [1.5, -1.5, 13],
  ],
  [
    'NaN and infinity come back',
    "local a, b, c, d = struct.unpack('fdff', struct.pack('fdff', 0/0, -(0/0), 1/0, -1/0)) return tostring(a), tostring(b), c, d",
    ['-nan', 'nan', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ],
  ['an offset skips bytes', "return struct.unpack('b', 'abc', 2)", [98, 3]],
  ['a numeric string is an offset', "return struct.unpack('b', 'abc', '3')", [99, 4]],
  ['nil is no offset', "return struct.unpack('b', 'abc', nil)", [97, 2]],
  ['c takes bytes', "return struct.unpack('c2c', 'abc')", ['ab', 'c', 4]],
  ['c0 takes its length from the value before', "return struct.unpack('bc0', '\\2abc')", ['ab', 4]],
  ['c0 takes a length of 0', "return struct.unpack('bc0', '\\0abc')", ['', 2]],
  ['c0 takes a numeric string as length', "return struct.unpack('sc0', '2\\0abc')", ['ab', 5]],
  [
    'c0 cuts a fraction off',
    "return struct.unpack('dc0', struct.pack('d', 1.9) .. 'abc')",
    ['a', 10],
  ],
  [
    'c0 takes a length beyond 64 bits as 0',
    "return struct.unpack('dc0', struct.pack('d', 1/0) .. 'abc')",
    ['', 9],
  ],
  ['x, space and order give no values', "return struct.unpack('x b>x', '\\1\\2\\3')", [2, 4]],
  [
    '! skips the gaps',
    "return struct.unpack('!bi!2h', '\\1\\0\\0\\0\\2\\0\\0\\0\\3\\0')",
    [1, 2, 3, 11],
  ],
  ['an empty format gives the offset', "return struct.unpack('', 'abc', 40)", [40]],
  ['an empty format gives a negative offset', "return struct.unpack('', 'abc', -5)", [-5]],
  [
    '7000 values come back',
    "return (select('#', struct.unpack(('b'):rep(7000), ('b'):rep(7000))))",
    [7001],
  ],
]

export const SIZE: Rows = [
  [
    'sizes add up with their gaps',
    "return struct.size('bhilTfdx'), struct.size('!bdbi3b'), struct.size('c5i7')",
    [36, 23, 12],
  ],
  ['unknown letters and digits have no size', "return struct.size('q9w')", [0]],
  ['large sizes add up', "return struct.size('c2147483647c2147483647c2147483647')", [6442450941]],
  ['a number is a format', 'return struct.size(12)', [0]],
]

export const ERRORS: Rows = [
  [
    'pack needs a format',
    'return struct.pack()',
    "user_script:1: bad argument #1 to 'pack' (string expected, got no value)",
  ],
  [
    'pack needs a value for each option',
    "return struct.pack('i')",
    "user_script:1: bad argument #2 to 'pack' (number expected, got nil)",
  ],
  [
    'pack needs a string for s',
    "return struct.pack('bs', 1)",
    "user_script:1: bad argument #3 to 'pack' (string expected, got nil)",
  ],
  [
    'pack needs a number for i',
    "return struct.pack('i', 'x')",
    "user_script:1: bad argument #2 to 'pack' (number expected, got string)",
  ],
  [
    'pack refuses a table as string',
    "return struct.pack('s', {})",
    "user_script:1: bad argument #2 to 'pack' (string expected, got table)",
  ],
  [
    'pack names the place after a short string',
    "return struct.pack('c5', 'ab')",
    "user_script:1: bad argument #3 to 'pack' (string too short)",
  ],
  [
    'pack refuses an unknown option',
    "return struct.pack('q', 1)",
    "user_script:1: bad argument #1 to 'pack' (invalid format option 'q')",
  ],
  [
    'a byte that is no letter is shown as it is',
    "return struct.pack('\\200', 1)",
    "user_script:1: bad argument #1 to 'pack' (invalid format option '\xc8')",
  ],
  [
    'integers have a largest size',
    "return struct.pack('i33', 1)",
    'user_script:1: integral size 33 is larger than limit of 32',
  ],
  [
    'sizes have a largest number',
    "return struct.pack('c2147483648', '')",
    'user_script:1: integral size overflow',
  ],
  [
    'the alignment must be a power of two',
    "return struct.pack('!3b', 1)",
    'user_script:1: alignment 3 is not a power of 2',
  ],
  [
    'the alignment must not be 0',
    "return struct.pack('!0b', 1)",
    'user_script:1: alignment 0 is not a power of 2',
  ],
  [
    'unpack needs a format',
    'return struct.unpack()',
    "user_script:1: bad argument #1 to 'unpack' (string expected, got no value)",
  ],
  [
    'unpack needs data',
    "return struct.unpack('b')",
    "user_script:1: bad argument #2 to 'unpack' (string expected, got no value)",
  ],
  [
    'unpack refuses a table as data',
    "return struct.unpack('b', {})",
    "user_script:1: bad argument #2 to 'unpack' (string expected, got table)",
  ],
  [
    'unpack wants enough data',
    "return struct.unpack('>I4', 'a')",
    "user_script:1: bad argument #2 to 'unpack' (data string too short)",
  ],
  [
    'unpack wants enough data after the offset',
    "return struct.unpack('i', 'abcdefgh', 6)",
    "user_script:1: bad argument #2 to 'unpack' (data string too short)",
  ],
  [
    'unpack wants enough data for x',
    "return struct.unpack('x', 'abc', 4)",
    "user_script:1: bad argument #2 to 'unpack' (data string too short)",
  ],
  [
    'unpack counts offsets from 1',
    "return struct.unpack('i', 'abcdefgh', 0)",
    "user_script:1: bad argument #3 to 'unpack' (offset must be 1 or greater)",
  ],
  [
    'unpack takes a negative offset as beyond the end',
    "return struct.unpack('i', 'abcdefgh', -1)",
    "user_script:1: bad argument #2 to 'unpack' (data string too short)",
  ],
  [
    'unpack wants a number as offset',
    "return struct.unpack('i', 'abcdefgh', 'x')",
    "user_script:1: bad argument #3 to 'unpack' (number expected, got string)",
  ],
  [
    'unpack refuses an unknown option',
    "return struct.unpack('q', 'abc')",
    "user_script:1: bad argument #1 to 'unpack' (invalid format option 'q')",
  ],
  [
    'c0 needs a value before it',
    "return struct.unpack('c0', 'abc')",
    "user_script:1: format 'c0' needs a previous size",
  ],
  [
    'c0 needs a number before it',
    "return struct.unpack('sc0', 'a\\0abc')",
    "user_script:1: format 'c0' needs a previous size",
  ],
  [
    'c0 wants enough data',
    "return struct.unpack('bc0', '\\9abc')",
    "user_script:1: bad argument #2 to 'unpack' (data string too short)",
  ],
  [
    'c0 takes a negative length as beyond the end',
    "return struct.unpack('bc0', '\\255abc')",
    "user_script:1: bad argument #2 to 'unpack' (data string too short)",
  ],
  [
    's wants a zero byte',
    "return struct.unpack('s', 'abc')",
    'user_script:1: unfinished string in data',
  ],
  [
    'too many results overflow the stack',
    "return struct.unpack(('b'):rep(8000), ('b'):rep(8000))",
    'user_script:1: stack overflow (too many results)',
  ],
  [
    'size refuses s',
    "return struct.size('s')",
    "user_script:1: bad argument #1 to 'size' (option 's' has no fixed size)",
  ],
  [
    'size refuses c0',
    "return struct.size('c0')",
    "user_script:1: bad argument #1 to 'size' (option 'c0' has no fixed size)",
  ],
  [
    'size refuses what is no letter or digit',
    "return struct.size('%')",
    "user_script:1: bad argument #1 to 'size' (invalid format option '%')",
  ],
  [
    'size refuses large integers',
    "return struct.size('i33')",
    'user_script:1: integral size 33 is larger than limit of 32',
  ],
]
