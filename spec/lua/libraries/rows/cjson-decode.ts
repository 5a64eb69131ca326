import type { Rows } from '../evaluate.js'

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
