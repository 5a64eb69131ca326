import type { Rows } from '../evaluate.js'

export const PACK: Rows = [
  [
    'non-negative integers take the shortest unsigned form',
    'return cmsgpack.pack(0, 127, 128, 255, 256, 65535, 65536, 2^32 - 1, 2^32, 2^53)',
    [
      '\x00\x7f\xcc\x80\xcc\xff\xcd\x01\x00\xcd\xff\xff\xce\x00\x01\x00\x00\xce\xff\xff\xff\xff\xcf\x00\x00\x00\x01\x00\x00\x00\x00\xcf\x00 \x00\x00\x00\x00\x00\x00',
    ],
  ],
  [
    'negative integers take the shortest signed form',
    'return cmsgpack.pack(-1, -32, -33, -128, -129, -32768, -32769, -2^31, -2^31 - 1, -2^63)',
    [
      '\xff\xe0\xd0\xdf\xd0\x80\xd1\xff\x7f\xd1\x80\x00\xd2\xff\xff\x7f\xff\xd2\x80\x00\x00\x00\xd3\xff\xff\xff\xff\x7f\xff\xff\xff\xd3\x80\x00\x00\x00\x00\x00\x00\x00',
    ],
  ],
  ['-0 is the integer 0', 'return cmsgpack.pack(-0.0)', ['\x00']],
  [
    'doubles beyond int64 are floats',
    'return cmsgpack.pack(2^63, 2^64, -2^64, 1e300)',
    ['\xca_\x00\x00\x00\xca_\x80\x00\x00\xca\xdf\x80\x00\x00\xcb~7\xe4<\x88\x00u\x9c'],
  ],
  [
    'a float32 that is exact is enough',
    'return cmsgpack.pack(1.5, 0.1, 3.5e38, 1e-45, 1/0, -1/0)',
    [
      '\xca?\xc0\x00\x00\xcb?\xb9\x99\x99\x99\x99\x99\x9a\xcbG\xf0t\xf8\xc4\xd3\xcd{\xcb6\x96\xd6\x01\xad7j\xb9\xca\x7f\x80\x00\x00\xca\xff\x80\x00\x00',
    ],
  ],
  [
    'NaN is a float64 with its sign',
    'return cmsgpack.pack(0/0, -(0/0))',
    ['\xcb\xff\xf8\x00\x00\x00\x00\x00\x00\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00'],
  ],
  [
    'strings take the shortest form',
    "return cmsgpack.pack('', 'abc', ('a'):rep(31), ('a'):rep(32)), #cmsgpack.pack(('a'):rep(255)), cmsgpack.pack(('a'):rep(256)):sub(1, 5), cmsgpack.pack(('a'):rep(65536)):sub(1, 7)",
    [
      '\xa0\xa3abc\xbfaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xd9 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      257,
      '\xda\x01\x00aa',
      '\xdb\x00\x01\x00\x00aa',
    ],
  ],
  ['strings keep their bytes', "return cmsgpack.pack('\\0\\128\\255')", ['\xa3\x00\x80\xff']],
  ['booleans and nil', 'return cmsgpack.pack(true, false, nil)', ['\xc3\xc2\xc0']],
  [
    'several values follow each other',
    "return cmsgpack.pack(1, 'a', true, nil)",
    ['\x01\xa1a\xc3\xc0'],
  ],
  ['an empty table is an array', 'return cmsgpack.pack({})', ['\x90']],
  [
    'keys 1 to n make an array',
    "return cmsgpack.pack({1, 2, 3}), cmsgpack.pack({[2] = 'b', [1] = 'a'})",
    ['\x93\x01\x02\x03', '\x92\xa1a\xa1b'],
  ],
  [
    'other keys make a map',
    'return cmsgpack.pack({a = 1}), cmsgpack.pack({[1] = 1, [3] = 2}), cmsgpack.pack({[0] = 1}), cmsgpack.pack({[1.5] = 1}), cmsgpack.pack({[-1] = 1}), cmsgpack.pack({[2^40] = 1})',
    [
      '\x81\xa1a\x01',
      '\x82\x01\x01\x03\x02',
      '\x81\x00\x01',
      '\x81\xca?\xc0\x00\x00\x01',
      '\x81\xff\x01',
      '\x81\xcf\x00\x00\x01\x00\x00\x00\x00\x00\x01',
    ],
  ],
  [
    'maps keep the order of pairs',
    'return cmsgpack.pack({a = 1, b = 2, c = 3, d = 4, e = 5, 1, 2})',
    ['\x87\x01\x01\x02\x02\xa1a\x01\xa1c\x03\xa1b\x02\xa1e\x05\xa1d\x04'],
  ],
  [
    'long arrays and maps have wider counts',
    "local a, m = {}, {} for i = 1, 16 do a[i] = i m['k' .. i] = i end return cmsgpack.pack(a):sub(1, 4), cmsgpack.pack(m):sub(1, 3)",
    ['\xdc\x00\x10\x01', '\xde\x00\x10'],
  ],
  [
    'very long arrays have 32-bit counts',
    'local a = {} for i = 1, 65536 do a[i] = 1 end return cmsgpack.pack(a):sub(1, 6)',
    ['\xdd\x00\x01\x00\x00\x01'],
  ],
  [
    'tables may be keys',
    'return cmsgpack.pack({[{}] = 1}), cmsgpack.pack({[{a = 1}] = true}), cmsgpack.pack({[true] = false})',
    ['\x81\x90\x01', '\x81\x81\xa1a\x01\xc3', '\x81\xc3\xc2'],
  ],
  [
    'functions, threads and cjson.null are nil',
    'return cmsgpack.pack(function() end, coroutine.create(function() end), cjson.null, {a = cjson.null})',
    ['\xc0\xc0\xc0\x81\xa1a\xc0'],
  ],
  [
    'tables beyond 16 levels are nil',
    'local t = {} for i = 1, 20 do t = {t} end return cmsgpack.pack(t)',
    ['\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\xc0'],
  ],
  [
    'a table that holds itself ends',
    'local t = {} t[1] = t return cmsgpack.pack(t)',
    ['\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\xc0'],
  ],
  [
    'metatables do not matter',
    'return cmsgpack.pack(setmetatable({1, 2}, {__index = function() return 9 end, __len = function() return 5 end}))',
    ['\x92\x01\x02'],
  ],
  ['4000 arguments fit', 'return #cmsgpack.pack(unpack({}, 1, 4000))', [4000]],
]

export const UNPACK: Rows = [
  [
    'every value comes back',
    "return cmsgpack.unpack(cmsgpack.pack(1, 'a', true, nil, 1.5))",
    [1, 'a', true, null, 1.5],
  ],
  ['nothing gives nothing', "return cmsgpack.unpack('')", []],
  [
    'integers of every width',
    "return cmsgpack.unpack('\\127\\224\\204\\255\\205\\255\\255\\206\\255\\255\\255\\255\\208\\128\\209\\128\\0\\210\\128\\0\\0\\0')",
    [127, -32, 255, 65535, 4294967295, -128, -32768, -2147483648],
  ],
  [
    'int64 rounds to a double',
    "return cmsgpack.unpack('\\211\\128\\0\\0\\0\\0\\0\\0\\0\\211\\0\\32\\0\\0\\0\\0\\0\\1')",
    [-9223372036854776000, 9007199254740992],
  ],
  [
    'uint64 comes as a signed integer',
    "return cmsgpack.unpack('\\207\\255\\255\\255\\255\\255\\255\\255\\255\\207\\0\\0\\0\\1\\0\\0\\0\\0')",
    [-1, 4294967296],
  ],
  [
    'floats of both widths',
    "return cmsgpack.unpack('\\202\\63\\192\\0\\0\\203\\63\\185\\153\\153\\153\\153\\153\\154')",
    [1.5, 0.1],
  ],
  [
    'NaN and infinity',
    "local a, b, c, d, e = cmsgpack.unpack('\\202\\127\\192\\0\\0\\202\\255\\192\\0\\0\\203\\127\\248\\0\\0\\0\\0\\0\\0\\203\\255\\248\\0\\0\\0\\0\\0\\0\\202\\127\\128\\0\\0') return tostring(a), tostring(b), tostring(c), tostring(d), e",
    ['nan', '-nan', 'nan', '-nan', Number.POSITIVE_INFINITY],
  ],
  [
    'strings of every width',
    "return cmsgpack.unpack('\\160\\163abc\\217\\3abc\\218\\0\\2ab\\219\\0\\0\\0\\1x')",
    ['', 'abc', 'abc', 'ab', 'x'],
  ],
  [
    'arrays of every width',
    "return cjson.encode({cmsgpack.unpack('\\144\\146\\1\\2\\220\\0\\1\\3\\221\\0\\0\\0\\1\\4')})",
    ['[{},[1,2],[3],[4]]'],
  ],
  [
    'maps of every width',
    "return cjson.encode({cmsgpack.unpack('\\128\\129\\161a\\1\\222\\0\\1\\161b\\2\\223\\0\\0\\0\\1\\161c\\3')})",
    ['[{},{"a":1},{"b":2},{"c":3}]'],
  ],
  [
    'containers nest',
    "return cjson.encode(cmsgpack.unpack('\\130\\161a\\146\\1\\129\\161b\\144\\161c\\129\\1\\2'))",
    ['{"a":[1,{"b":{}}],"c":[2]}'],
  ],
  [
    'keys may be of any type',
    "local t = cmsgpack.unpack('\\131\\1\\2\\195\\3\\202\\63\\192\\0\\0\\4') return t[1], t[true], t[1.5]",
    [2, 3, 4],
  ],
  [
    'nil in an array leaves a hole',
    "local t = cmsgpack.unpack('\\147\\192\\192\\1') return t[1], t[3], #t",
    [null, 1, 0],
  ],
  ['the last of two equal keys wins', "return cmsgpack.unpack('\\130\\161a\\1\\161a\\2').a", [2]],
  ['a number is its text', 'return cmsgpack.unpack(12)', [49, 50]],
  ['further arguments are ignored', "return cmsgpack.unpack('\\1\\2', 5)", [1, 2]],
  [
    'arrays 3990 deep come back',
    "return type(cmsgpack.unpack(('\\145'):rep(3990) .. '\\1'))",
    ['table'],
  ],
  ['unpack_one gives the next offset and a value', "return cmsgpack.unpack_one('\\1\\2')", [1, 1]],
  ['unpack_one starts at an offset', "return cmsgpack.unpack_one('\\1\\2\\3', 1)", [2, 2]],
  ['unpack_one gives -1 at the end', "return cmsgpack.unpack_one('\\1\\2', 1)", [-1, 2]],
  ['unpack_one gives -1 alone past the end', "return cmsgpack.unpack_one('\\1\\2', 2)", [-1]],
  ['unpack_one gives -1 alone for nothing', "return cmsgpack.unpack_one('')", [-1]],
  [
    'unpack_one takes numeric strings and fractions',
    "return cmsgpack.unpack_one('\\1\\2\\3', '1'), cmsgpack.unpack_one('\\1\\2\\3', 1.9)",
    [2, 2, 2],
  ],
  [
    'unpack_limit gives at most so many values',
    "return cmsgpack.unpack_limit('\\1\\2\\3', 2)",
    [2, 1, 2],
  ],
  ['unpack_limit gives -1 at the end', "return cmsgpack.unpack_limit('\\1\\2', 5)", [-1, 1, 2]],
  ['unpack_limit starts at an offset', "return cmsgpack.unpack_limit('\\1\\2\\3', 1, 1)", [2, 2]],
  [
    'unpack_limit of nothing at an offset gives the offset',
    "return cmsgpack.unpack_limit('\\1\\2', 0, 1)",
    [1],
  ],
  [
    'unpack_limit of 0 from 0 gives everything',
    "return cmsgpack.unpack_limit('\\1\\2', 0)",
    [1, 2],
  ],
]

export const ERRORS: Rows = [
  [
    'pack needs a value',
    'return cmsgpack.pack()',
    "user_script:1: bad argument #0 to 'pack' (MessagePack pack needs input.)",
  ],
  [
    'pack through pcall has no name',
    'return select(2, pcall(cmsgpack.pack))',
    ["bad argument #0 to '?' (MessagePack pack needs input.)"],
  ],
  [
    'pack has too many arguments at 4001',
    'return cmsgpack.pack(unpack({}, 1, 4001))',
    "user_script:1: bad argument #0 to 'pack' (Too many arguments for MessagePack pack.)",
  ],
  [
    'pack overflows the stack in a map',
    'local t = {} t[3999] = {a = 1} return cmsgpack.pack(unpack(t, 1, 3999))',
    'user_script:1: stack overflow (in function mp_encode_lua_table_as_map)',
  ],
  [
    'pack overflows the stack in nested arrays',
    'local t = {} t[3999] = {{{}}} return cmsgpack.pack(unpack(t, 1, 3999))',
    'user_script:1: stack overflow (in function table_is_an_array)',
  ],
  [
    'unpack needs a string',
    'return cmsgpack.unpack()',
    "user_script:1: bad argument #1 to 'unpack' (string expected, got no value)",
  ],
  [
    'unpack refuses a table',
    'return cmsgpack.unpack({})',
    "user_script:1: bad argument #1 to 'unpack' (string expected, got table)",
  ],
  [
    'unpack misses the rest of an array',
    "return cmsgpack.unpack('\\147\\1')",
    'user_script:1: Missing bytes in input.',
  ],
  [
    'unpack misses the rest of a string',
    "return cmsgpack.unpack('\\163ab')",
    'user_script:1: Missing bytes in input.',
  ],
  [
    'unpack misses the rest of a number',
    "return cmsgpack.unpack('\\205\\1')",
    'user_script:1: Missing bytes in input.',
  ],
  [
    'unpack misses the value of a map',
    "return cmsgpack.unpack('\\129\\1')",
    'user_script:1: Missing bytes in input.',
  ],
  [
    'unpack misses a string of 4 GB',
    "return cmsgpack.unpack('\\219\\255\\255\\255\\255x')",
    'user_script:1: Missing bytes in input.',
  ],
  [
    'unpack misses an array of 4 G elements',
    "return cmsgpack.unpack('\\221\\255\\255\\255\\255x')",
    'user_script:1: Missing bytes in input.',
  ],
  [
    'unpack refuses the code that is never used',
    "return cmsgpack.unpack('\\193')",
    'user_script:1: Bad data format in input.',
  ],
  [
    'unpack refuses binary data',
    "return cmsgpack.unpack('\\196\\1a')",
    'user_script:1: Bad data format in input.',
  ],
  [
    'unpack refuses extensions',
    "return cmsgpack.unpack('\\199\\1\\1a')",
    'user_script:1: Bad data format in input.',
  ],
  [
    'unpack refuses short extensions',
    "return cmsgpack.unpack('\\212\\1a')",
    'user_script:1: Bad data format in input.',
  ],
  [
    'unpack refuses a bad element',
    "return cmsgpack.unpack('\\146\\1\\193')",
    'user_script:1: Bad data format in input.',
  ],
  [
    'unpack refuses nil as key, with no position',
    "return cmsgpack.unpack('\\129\\192\\1')",
    'table index is nil',
  ],
  [
    'unpack refuses NaN as key, with no position',
    "return cmsgpack.unpack('\\129\\203\\127\\248\\0\\0\\0\\0\\0\\0\\1')",
    'table index is NaN',
  ],
  [
    'unpack overflows the stack in arrays',
    "return cmsgpack.unpack(('\\145'):rep(5000))",
    'user_script:1: stack overflow (in function mp_decode_to_lua_array)',
  ],
  [
    'unpack overflows the stack in maps',
    "return cmsgpack.unpack(('\\129\\1'):rep(5000))",
    'user_script:1: stack overflow (too many return values at once; use unpack_one or unpack_limit instead.)',
  ],
  [
    'unpack overflows the stack with values',
    "return cmsgpack.unpack(('\\1'):rep(9000))",
    'user_script:1: stack overflow (too many return values at once; use unpack_one or unpack_limit instead.)',
  ],
  [
    'unpack_one needs a string',
    'return cmsgpack.unpack_one()',
    "user_script:1: bad argument #1 to 'unpack_one' (string expected, got no value)",
  ],
  [
    'unpack_one checks the offset first',
    "return cmsgpack.unpack_one({}, 'x')",
    "user_script:1: bad argument #2 to 'unpack_one' (number expected, got string)",
  ],
  [
    'unpack_one refuses an offset beyond the end',
    "return cmsgpack.unpack_one('\\1\\2', 3)",
    'user_script:1: Start offset 3 greater than input length 2.',
  ],
  [
    'unpack_one shows the offset as a C int',
    "return cmsgpack.unpack_one('\\1\\2', 2^31)",
    'user_script:1: Start offset -2147483648 greater than input length 2.',
  ],
  [
    'unpack_one refuses a negative offset',
    "return cmsgpack.unpack_one('\\1\\2', -1)",
    'user_script:1: Invalid request to unpack with offset of -1 and limit of 2.',
  ],
  [
    'unpack_limit needs a limit',
    "return cmsgpack.unpack_limit('\\1\\2')",
    "user_script:1: bad argument #2 to 'unpack_limit' (number expected, got no value)",
  ],
  [
    'unpack_limit refuses a negative limit',
    "return cmsgpack.unpack_limit('\\1\\2', -1)",
    'user_script:1: Invalid request to unpack with offset of 0 and limit of 2.',
  ],
  [
    'unpack_limit refuses an offset beyond the end',
    "return cmsgpack.unpack_limit('\\1\\2', 1, 9)",
    'user_script:1: Start offset 9 greater than input length 2.',
  ],
]

export const MODULE: Rows = [
  [
    'the constants',
    'return cmsgpack._NAME, cmsgpack._VERSION, cmsgpack._COPYRIGHT, cmsgpack._DESCRIPTION',
    [
      'cmsgpack',
      'lua-cmsgpack 0.4.0',
      'Copyright (C) 2012, Salvatore Sanfilippo',
      'MessagePack C implementation for Lua',
    ],
  ],
]
