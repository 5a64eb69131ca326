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

export const DECODE: Rows = [
  [
    'scalars',
    "return cjson.decode('\"x\"'), cjson.decode(' true'), cjson.decode('false '), cjson.decode('null'), cjson.decode('12')",
    ['x', true, false, '<userdata>', 12],
  ],
  [
    'arrays and objects',
    'local t = cjson.decode(\'{"a":[1,"b",{"c":false}],"d":{}}\') return t.a[1], t.a[2], t.a[3].c, next(t.d)',
    [1, 'b', false, null],
  ],
  ['white space is skipped', "return cjson.decode(' \\t\\r\\n[ 1 , 2 ] \\n')[2]", [2]],
  [
    'numbers',
    "local t = cjson.decode('[0,-0,1.5,-2.25e3,1E-2,12345678901234567890,1e400]') return unpack(t)",
    [0, -0, 1.5, -2250, 0.01, 12345678901234567000, Number.POSITIVE_INFINITY],
  ],
  [
    'numbers that JSON does not know',
    "local t = cjson.decode('[01,0x10,+5,1.,-.5,0x1.8p3,inf,-Infinity]') return unpack(t)",
    [1, 16, 5, 1, -0.5, 12, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ],
  [
    'NaN of both signs',
    "local t = cjson.decode('[nan,-nan,NaN(abc)]') return tostring(t[1]), tostring(t[2]), tostring(t[3])",
    ['nan', '-nan', 'nan'],
  ],
  [
    'escapes',
    'return cjson.decode(\'"\\\\"\\\\\\\\\\\\/\\\\b\\\\f\\\\n\\\\r\\\\t"\')',
    ['"\\/\x08\x0c\n\r\t'],
  ],
  [
    'unicode escapes become UTF-8',
    'return cjson.decode(\'"\\\\u0041\\\\u00e9\\\\u20AC\\\\ud83d\\\\uDE00\\\\u0000\\\\uffff"\')',
    ['A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\x00\xef\xbf\xbf'],
  ],
  [
    'text between escapes is kept',
    'return cjson.decode(\'"a\\\\nb\\\\u0063d\\\\\\\\"\')',
    ['a\nbcd\\'],
  ],
  [
    'raw control characters and bytes are kept',
    'return cjson.decode(\'"\\1\\n\\127\\255\xc3\xa9"\')',
    ['\x01\n\x7f\xff\xc3\xa9'],
  ],
  [
    'null is cjson.null',
    "return cjson.decode('[null]')[1] == cjson.null, type(cjson.null), tostring(cjson.null)",
    [true, 'userdata', 'userdata: (nil)'],
  ],
  ['the last of two equal keys wins', 'return cjson.decode(\'{"a":1,"a":2}\').a', [2]],
  ['a NUL byte ends the text', "return cjson.decode('[1]\\0x')[1]", [1]],
  ['a number is its text', 'return cjson.decode(12)', [12]],
  ['words end where they end', "return cjson.decode('[true,false,null]')[1]", [true]],
  ['1000 levels come back', "return #cjson.decode(('['):rep(1000) .. (']'):rep(1000))", [1]],
  [
    '7000 levels on request',
    "cjson.decode_max_depth(100000) return #cjson.decode(('['):rep(7000) .. (']'):rep(7000))",
    [1],
  ],
]

export const DECODE_ERRORS: Rows = [
  [
    'decode needs an argument',
    'return cjson.decode()',
    "user_script:1: bad argument #1 to 'decode' (expected 1 argument)",
  ],
  [
    'decode takes one argument',
    "return cjson.decode('1', 2)",
    "user_script:1: bad argument #1 to 'decode' (expected 1 argument)",
  ],
  [
    'decode refuses a table',
    'return cjson.decode({})',
    "user_script:1: bad argument #1 to 'decode' (string expected, got table)",
  ],
  [
    'decode refuses nil',
    'return cjson.decode(nil)',
    "user_script:1: bad argument #1 to 'decode' (string expected, got nil)",
  ],
  [
    'nothing',
    "return cjson.decode('')",
    'user_script:1: Expected value but found T_END at character 1',
  ],
  [
    'a word',
    "return cjson.decode('x')",
    'user_script:1: Expected value but found invalid token at character 1',
  ],
  [
    'a word cut short',
    "return cjson.decode('[nul]')",
    'user_script:1: Expected value but found invalid token at character 2',
  ],
  [
    'text after the end',
    "return cjson.decode('[1] x')",
    'user_script:1: Expected the end but found invalid token at character 5',
  ],
  [
    'a second value',
    "return cjson.decode('1 2')",
    'user_script:1: Expected the end but found T_NUMBER at character 3',
  ],
  [
    'a key without quotes',
    "return cjson.decode('{bad')",
    'user_script:1: Expected object key string but found invalid token at character 2',
  ],
  [
    'a number as key',
    "return cjson.decode('{1:1}')",
    'user_script:1: Expected object key string but found T_NUMBER at character 2',
  ],
  [
    'the end for a key',
    "return cjson.decode('{')",
    'user_script:1: Expected object key string but found T_END at character 2',
  ],
  [
    'no colon',
    'return cjson.decode(\'{"a" 1}\')',
    'user_script:1: Expected colon but found T_NUMBER at character 6',
  ],
  [
    'no value',
    'return cjson.decode(\'{"a":}\')',
    'user_script:1: Expected value but found T_OBJ_END at character 6',
  ],
  [
    'no comma in an array',
    "return cjson.decode('[1 2]')",
    'user_script:1: Expected comma or array end but found T_NUMBER at character 4',
  ],
  [
    'no comma in an object',
    'return cjson.decode(\'{"a":1 "b"}\')',
    'user_script:1: Expected comma or object end but found T_STRING at character 8',
  ],
  [
    'a comma too many in an array',
    "return cjson.decode('[1,]')",
    'user_script:1: Expected value but found T_ARR_END at character 4',
  ],
  [
    'a comma too many in an object',
    'return cjson.decode(\'{"a":1,}\')',
    'user_script:1: Expected object key string but found T_OBJ_END at character 8',
  ],
  [
    'an array without end',
    "return cjson.decode('[1')",
    'user_script:1: Expected comma or array end but found T_END at character 3',
  ],
  [
    'an object without end',
    'return cjson.decode(\'{"a":1\')',
    'user_script:1: Expected comma or object end but found T_END at character 7',
  ],
  [
    'a bracket too many',
    "return cjson.decode(']')",
    'user_script:1: Expected value but found T_ARR_END at character 1',
  ],
  [
    'brackets that do not match',
    "return cjson.decode('[1}')",
    'user_script:1: Expected comma or array end but found T_OBJ_END at character 3',
  ],
  [
    'a string without end',
    "return cjson.decode('{\"a')",
    'user_script:1: Expected object key string but found unexpected end of string at character 4',
  ],
  [
    'a NUL byte in a string',
    'return cjson.decode(\'"a\\0b"\')',
    'user_script:1: Expected value but found unexpected end of string at character 3',
  ],
  [
    'a string that ends in a backslash',
    "return cjson.decode('\"ab\\\\')",
    'user_script:1: Expected value but found invalid escape code at character 4',
  ],
  [
    'an unknown escape',
    'return cjson.decode(\'"a\\\\q"\')',
    'user_script:1: Expected value but found invalid escape code at character 3',
  ],
  [
    'a short unicode escape',
    'return cjson.decode(\'"a\\\\u12"\')',
    'user_script:1: Expected value but found invalid unicode escape code at character 3',
  ],
  [
    'the first half of a pair alone',
    'return cjson.decode(\'"\\\\ud800"\')',
    'user_script:1: Expected value but found invalid unicode escape code at character 2',
  ],
  [
    'the second half of a pair alone',
    'return cjson.decode(\'"\\\\udc00\\\\udc00"\')',
    'user_script:1: Expected value but found invalid unicode escape code at character 2',
  ],
  [
    'a pair with a wrong second half',
    'return cjson.decode(\'"\\\\ud800\\\\u0041"\')',
    'user_script:1: Expected value but found invalid unicode escape code at character 2',
  ],
  [
    'a lone minus',
    "return cjson.decode('[-]')",
    'user_script:1: Expected value but found invalid number at character 2',
  ],
  [
    'a lone plus',
    "return cjson.decode('[+]')",
    'user_script:1: Expected value but found invalid number at character 2',
  ],
  [
    'a leading point',
    "return cjson.decode('[.5]')",
    'user_script:1: Expected value but found invalid token at character 2',
  ],
  [
    'an empty exponent',
    "return cjson.decode('[1e]')",
    'user_script:1: Expected comma or array end but found invalid token at character 3',
  ],
  [
    'a hexadecimal number of no digits',
    "return cjson.decode('[0x]')",
    'user_script:1: Expected comma or array end but found invalid token at character 3',
  ],
  [
    'a word for infinity that goes on',
    "return cjson.decode('[infi]')",
    'user_script:1: Expected comma or array end but found invalid token at character 5',
  ],
  [
    'UTF-16',
    "return cjson.decode('1\\0')",
    'user_script:1: JSON parser does not support UTF-16 or UTF-32',
  ],
  [
    'UTF-16 of the other order',
    "return cjson.decode('\\0001')",
    'user_script:1: JSON parser does not support UTF-16 or UTF-32',
  ],
  [
    '1001 levels',
    "return cjson.decode(('['):rep(1100))",
    'user_script:1: Found too many nested data structures (1001) at character 1001',
  ],
  [
    'more levels than set',
    "cjson.decode_max_depth(1) return cjson.decode(' [ [1]]')",
    'user_script:1: Found too many nested data structures (2) at character 4',
  ],
  [
    'arrays overflow the stack',
    "cjson.decode_max_depth(100000) return cjson.decode(('['):rep(9000))",
    'user_script:1: Found too many nested data structures (7999) at character 7999',
  ],
  [
    'objects overflow the stack',
    'cjson.decode_max_depth(100000) return cjson.decode((\'{"a":\'):rep(4200))',
    'user_script:1: Found too many nested data structures (4000) at character 19996',
  ],
  [
    'leading zeros, if invalid numbers are off',
    "cjson.decode_invalid_numbers(false) return cjson.decode('[01]')",
    'user_script:1: Expected value but found invalid number at character 2',
  ],
  [
    'hexadecimal, if invalid numbers are off',
    "cjson.decode_invalid_numbers(false) return cjson.decode('[-0x10]')",
    'user_script:1: Expected value but found invalid number at character 2',
  ],
  [
    'negative NaN, if invalid numbers are off',
    "cjson.decode_invalid_numbers(false) return cjson.decode('[-nan]')",
    'user_script:1: Expected value but found invalid number at character 2',
  ],
  [
    'NaN, if invalid numbers are off',
    "cjson.decode_invalid_numbers(false) return cjson.decode('[nan]')",
    'user_script:1: Expected value but found invalid token at character 2',
  ],
  [
    'a plus, if invalid numbers are off',
    "cjson.decode_invalid_numbers(false) return cjson.decode('[+1]')",
    'user_script:1: Expected value but found invalid token at character 2',
  ],
]

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
