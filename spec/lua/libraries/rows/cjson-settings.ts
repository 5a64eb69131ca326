import type { Rows } from '../evaluate.js'

export const SETTINGS: Rows = [
  [
    'the defaults',
    'return cjson.encode_max_depth(), cjson.decode_max_depth(), cjson.encode_number_precision(), cjson.encode_keep_buffer(), cjson.encode_invalid_numbers(), cjson.decode_invalid_numbers()',
    [1000, 1000, 14, true, false, true],
  ],
  ['the defaults of sparse arrays', 'return cjson.encode_sparse_array()', [false, 2, 10]],
  [
    'what is set comes back',
    'return cjson.encode_max_depth(7), cjson.decode_max_depth(8), cjson.encode_number_precision(9), cjson.encode_keep_buffer(false), cjson.decode_invalid_numbers(false)',
    [7, 8, 9, false, false],
  ],
  ['sparse arrays take three values', 'return cjson.encode_sparse_array(true, 3, 4)', [true, 3, 4]],
  ['nil leaves a setting', 'return cjson.encode_sparse_array(nil, nil, 5)', [false, 2, 5]],
  [
    'switches take words',
    "return cjson.encode_keep_buffer('off'), cjson.encode_keep_buffer('on'), (cjson.encode_sparse_array('on')), cjson.decode_invalid_numbers('off')",
    [false, true, true, false],
  ],
  [
    'invalid numbers take a third word',
    "return cjson.encode_invalid_numbers('null'), cjson.encode_invalid_numbers(), cjson.encode_invalid_numbers('on'), cjson.encode_invalid_numbers(false)",
    ['null', 'null', true, false],
  ],
  ['a word ends at a NUL byte', "return cjson.encode_invalid_numbers('on\\0x')", [true]],
  [
    "numbers are cut to C's int",
    "return cjson.encode_max_depth(1.9), cjson.encode_max_depth('7'), cjson.encode_max_depth(2^32 + 5)",
    [1, 7, 5],
  ],
  ['NaN is 0', 'return cjson.encode_sparse_array(nil, 0/0)', [false, 0, 10]],
  [
    'settings are kept from call to call',
    'cjson.encode_number_precision(3) return cjson.encode(1/3), cjson.encode_number_precision()',
    ['0.333', 3],
  ],
  [
    'each module has its own settings',
    'local c = cjson.new() c.encode_number_precision(3) return c.encode(1/3), cjson.encode(1/3)',
    ['0.333', '0.33333333333333'],
  ],
  [
    'a new module has the defaults',
    'cjson.encode_number_precision(3) return cjson.new().encode_number_precision(), cjson.new(1, 2).encode(1/3)',
    [14, '0.33333333333333'],
  ],
  [
    'a new module is complete',
    'local names = {} for name in pairs(cjson.new()) do names[#names + 1] = name end return unpack(names)',
    [
      '_NAME',
      'encode',
      'decode_max_depth',
      '_VERSION',
      'decode_invalid_numbers',
      'encode_keep_buffer',
      'null',
      'encode_number_precision',
      'new',
      'encode_max_depth',
      'encode_invalid_numbers',
      'decode',
      'encode_sparse_array',
    ],
  ],
  [
    'the members, in the order of pairs',
    'local names = {} for name in pairs(cjson) do names[#names + 1] = name end return unpack(names)',
    [
      '_NAME',
      'encode',
      'decode_max_depth',
      '_VERSION',
      'decode_invalid_numbers',
      'encode_keep_buffer',
      'null',
      'encode_number_precision',
      'new',
      'encode_max_depth',
      'encode_invalid_numbers',
      'decode',
      'encode_sparse_array',
    ],
  ],
  [
    'the constants',
    'return cjson._NAME, cjson._VERSION, cjson.new()._NAME, cjson.new()._VERSION',
    ['cjson', '2.1.0', 'cjson', '2.1.0'],
  ],
  [
    'there are no array metatables',
    "return rawget(cjson, 'array_mt'), rawget(cjson, 'decode_array_with_array_mt')",
    [null, null],
  ],
]

export const SETTINGS_ERRORS: Rows = [
  [
    'a precision above 14',
    'return cjson.encode_number_precision(15)',
    "user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between 1 and 14)",
  ],
  [
    'a precision below 1',
    'return cjson.encode_number_precision(0)',
    "user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between 1 and 14)",
  ],
  [
    'a depth below 1',
    'return cjson.encode_max_depth(0)',
    "user_script:1: bad argument #1 to 'encode_max_depth' (expected integer between 1 and 2147483647)",
  ],
  [
    'a decode depth below 1',
    'return cjson.decode_max_depth(-1)',
    "user_script:1: bad argument #1 to 'decode_max_depth' (expected integer between 1 and 2147483647)",
  ],
  [
    'a ratio below 0 names argument 1',
    'return cjson.encode_sparse_array(nil, -1)',
    "user_script:1: bad argument #1 to 'encode_sparse_array' (expected integer between 0 and 2147483647)",
  ],
  [
    'a ratio that is no number',
    "return cjson.encode_sparse_array(nil, 'x')",
    "user_script:1: bad argument #2 to 'encode_sparse_array' (number expected, got string)",
  ],
  [
    'a fourth argument',
    'return cjson.encode_sparse_array(nil, nil, nil, 4)',
    "user_script:1: bad argument #4 to 'encode_sparse_array' (found too many arguments)",
  ],
  [
    'a second argument',
    'return cjson.encode_max_depth(1, 2)',
    "user_script:1: bad argument #2 to 'encode_max_depth' (found too many arguments)",
  ],
  [
    'an unknown word',
    "return cjson.encode_sparse_array('maybe')",
    "user_script:1: bad argument #1 to 'encode_sparse_array' (invalid option 'maybe')",
  ],
  [
    'a number for a switch',
    'return cjson.encode_keep_buffer(1)',
    "user_script:1: bad argument #1 to 'encode_keep_buffer' (invalid option '1')",
  ],
  [
    'null for a switch',
    "return cjson.decode_invalid_numbers('null')",
    "user_script:1: bad argument #1 to 'decode_invalid_numbers' (invalid option 'null')",
  ],
  [
    'a table for a switch',
    'return cjson.encode_invalid_numbers({})',
    "user_script:1: bad argument #1 to 'encode_invalid_numbers' (string expected, got table)",
  ],
]
