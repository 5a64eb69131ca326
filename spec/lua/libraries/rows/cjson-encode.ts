import type { Rows } from '../evaluate.js'

export const ENCODE: Rows = [
  [
    'arrays and objects',
    'return cjson.encode({1, 2, 3}), cjson.encode({a = 1}), cjson.encode({{}, {{}}})',
    ['[1,2,3]', '{"a":1}', '[{},[{}]]'],
  ],
  [
    'an empty table is an object',
    "return cjson.encode({}), cjson.encode(cjson.decode('[]'))",
    ['{}', '{}'],
  ],
  [
    'scalars',
    "return cjson.encode('x'), cjson.encode(1), cjson.encode(true), cjson.encode(false), cjson.encode(nil), cjson.encode(cjson.null)",
    ['"x"', '1', 'true', 'false', 'null', 'null'],
  ],
  [
    'numbers have 14 digits',
    'return cjson.encode({1.5, 0.1, 1/3, 1e20, 100, 12345678901234567890, 123456789012345, 99999999999999, 1e14, 1e15, -1e-7, 5e-324})',
    [
      '[1.5,0.1,0.33333333333333,1e+20,100,1.2345678901235e+19,1.2345678901234e+14,99999999999999,1e+14,1e+15,-1e-07,4.9406564584125e-324]',
    ],
  ],
  [
    'exact ties go to the even digit',
    'return cjson.encode(123456789012.125), cjson.encode(0.000012345678901235)',
    ['123456789012.12', '1.2345678901235e-05'],
  ],
  [
    '-0 keeps its sign',
    'return cjson.encode(-0.0), cjson.encode({[-0.0] = 1})',
    ['-0', '{"-0":1}'],
  ],
  [
    'fewer digits on request',
    'cjson.encode_number_precision(3) return cjson.encode({123456, 0.00001234, 1/3, -1e-300, 99.95, 1e100, 999, 1000})',
    ['[1.23e+05,1.23e-05,0.333,-1e-300,100,1e+100,999,1e+03]'],
  ],
  [
    'control characters, quotes, slashes and DEL are escaped',
    "return cjson.encode(('').char(0, 1, 7, 8, 9, 10, 11, 12, 13, 27, 31, 32, 34, 47, 92, 127, 128, 255))",
    ['"\\u0000\\u0001\\u0007\\b\\t\\n\\u000b\\f\\r\\u001b\\u001f \\"\\/\\\\\\u007f\x80\xff"'],
  ],
  ['keys are escaped', "return cjson.encode({['a\"/\\n'] = 1})", ['{"a\\"\\/\\n":1}']],
  [
    'bytes from 128 on are kept',
    "return cjson.encode('\xc3\xa9\xe2\x82\xac\\255')",
    ['"\xc3\xa9\xe2\x82\xac\xff"'],
  ],
  [
    'holes are null',
    'return cjson.encode({[1] = 1, [3] = 3}), cjson.encode({[10] = 1}), cjson.encode({1, nil, nil, 4})',
    ['[1,null,3]', '[null,null,null,null,null,null,null,null,null,1]', '[1,null,null,4]'],
  ],
  [
    'a mixed table is an object with keys as text',
    'return cjson.encode({1, 2, a = 3}), cjson.encode({[1.5] = 1}), cjson.encode({[0] = 1}), cjson.encode({[-1] = 1}), cjson.encode({[1e15] = 1, x = 2})',
    ['{"1":1,"2":2,"a":3}', '{"1.5":1}', '{"0":1}', '{"-1":1}', '{"1e+15":1,"x":2}'],
  ],
  [
    'objects keep the order of pairs',
    'return cjson.encode({a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8})',
    ['{"a":1,"h":8,"c":3,"b":2,"e":5,"d":4,"g":7,"f":6}'],
  ],
  [
    "keys beyond C's int make an object",
    'return cjson.encode({[2^31] = 1}), cjson.encode({[2^40] = 1}), cjson.encode({[2^53] = 1})',
    ['{"2147483648":1}', '{"1099511627776":1}', '{"9.007199254741e+15":1}'],
  ],
  [
    'metatables do not matter',
    'return cjson.encode(setmetatable({1}, {__index = {2, 3}, __len = function() return 5 end}))',
    ['[1]'],
  ],
  [
    'nesting goes to 1000 levels',
    'local t = {} for i = 1, 999 do t = {t} end return #cjson.encode(t)',
    [2000],
  ],
  [
    '7000 levels on request',
    'cjson.encode_max_depth(100000) local t = {} for i = 1, 7000 do t = {t} end return #cjson.encode(t)',
    [14002],
  ],
  [
    'excessively sparse arrays become objects on request',
    'cjson.encode_sparse_array(true) return cjson.encode({[1] = 1, [1000] = 2})',
    ['{"1":1,"1000":2}'],
  ],
  [
    'arrays within the safe length are never too sparse',
    'cjson.encode_sparse_array(false, 2, 20) return cjson.encode({[20] = 1})',
    [
      '[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,null,1]',
    ],
  ],
  [
    'a sparse ratio of 0 allows everything',
    'cjson.encode_sparse_array(false, 0) return #cjson.encode({[1000] = 1})',
    [4998],
  ],
  [
    'invalid numbers on request',
    'cjson.encode_invalid_numbers(true) return cjson.encode({0/0, -(0/0), 1/0, -1/0}), cjson.encode({[1/0] = 1, a = 0/0})',
    ['[nan,nan,inf,-inf]', '{"inf":1,"a":nan}'],
  ],
  [
    'invalid numbers as null on request',
    "cjson.encode_invalid_numbers('null') return cjson.encode({0/0, 1/0, -1/0})",
    ['[null,null,null]'],
  ],
]

export const ENCODE_ERRORS: Rows = [
  [
    'encode needs an argument',
    'return cjson.encode()',
    "user_script:1: bad argument #1 to 'encode' (expected 1 argument)",
  ],
  [
    'encode takes one argument',
    'return cjson.encode(1, 2)',
    "user_script:1: bad argument #1 to 'encode' (expected 1 argument)",
  ],
  [
    'encode through pcall has no name',
    'return select(2, pcall(cjson.encode))',
    ["bad argument #1 to '?' (expected 1 argument)"],
  ],
  [
    'functions have no JSON',
    'return cjson.encode({function() end})',
    'user_script:1: Cannot serialise function: type not supported',
  ],
  [
    'threads have no JSON',
    'return cjson.encode(coroutine.create(function() end))',
    'user_script:1: Cannot serialise thread: type not supported',
  ],
  [
    'NaN has no JSON',
    'return cjson.encode({0/0})',
    'user_script:1: Cannot serialise number: must not be NaN or Inf',
  ],
  [
    'infinity has no JSON',
    'return cjson.encode(1/0)',
    'user_script:1: Cannot serialise number: must not be NaN or Inf',
  ],
  [
    'infinity is no key',
    'return cjson.encode({[1/0] = 1})',
    'user_script:1: Cannot serialise number: must not be NaN or Inf',
  ],
  [
    'a boolean is no key',
    'return cjson.encode({[true] = 1})',
    'user_script:1: Cannot serialise boolean: table key must be a number or string',
  ],
  [
    'a table is no key',
    'return cjson.encode({[{}] = 1})',
    'user_script:1: Cannot serialise table: table key must be a number or string',
  ],
  [
    'sparse arrays are refused',
    'return cjson.encode({[1] = 1, [1000] = 2})',
    'user_script:1: Cannot serialise table: excessively sparse array',
  ],
  [
    'a lone element at 11 is too sparse',
    'return cjson.encode({[11] = 1})',
    'user_script:1: Cannot serialise table: excessively sparse array',
  ],
  [
    'the largest C int is too sparse',
    'return cjson.encode({[2^31 - 1] = 1})',
    'user_script:1: Cannot serialise table: excessively sparse array',
  ],
  [
    'nesting stops at 1001 levels',
    'local t = {} for i = 1, 1100 do t = {t} end return cjson.encode(t)',
    'user_script:1: Cannot serialise, excessive nesting (1001)',
  ],
  [
    'a table that holds itself is too deep',
    'local t = {} t.a = t return cjson.encode(t)',
    'user_script:1: Cannot serialise, excessive nesting (1001)',
  ],
  [
    'nesting stops at the depth set',
    'cjson.encode_max_depth(1) return cjson.encode({{}})',
    'user_script:1: Cannot serialise, excessive nesting (2)',
  ],
  [
    'arrays overflow the stack',
    'cjson.encode_max_depth(100000) local t = {} for i = 1, 9000 do t = {t} end return cjson.encode(t)',
    'user_script:1: Cannot serialise, excessive nesting (7998)',
  ],
  [
    'objects overflow the stack',
    'cjson.encode_max_depth(100000) local t = {} for i = 1, 9000 do t = {a = t} end return cjson.encode(t)',
    'user_script:1: Cannot serialise, excessive nesting (4000)',
  ],
]
