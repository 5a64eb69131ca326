import type { AnsweredScripts } from '../answer.js'

export const BASE_LOAD: AnsweredScripts = [
  ['return loadstring("return 1")()', '(1)'],
  ['return loadstring("x=")', '(nil,[string "x="]:1: unexpected symbol near \'<eof>\')'],
  ['return loadstring("x=","@foo")', "(nil,foo:1: unexpected symbol near '<eof>')"],
  ['return loadstring("x=","=foo")', "(nil,foo:1: unexpected symbol near '<eof>')"],
  [
    'return loadstring("\\27Lua")',
    '(nil,[string "\u001bLua"]:1: unexpected symbol near \'char(27)\')',
  ],
  [
    'return loadstring(string.dump(function() end))',
    '(nil,[string "\u001bLuaQ"]:1: unexpected symbol near \'char(27)\')',
  ],
  ['return load(function() return nil end)()', '()'],
  [
    'return load(function() return {} end)',
    '(nil,user_script:1: reader function must return a string)',
  ],
  ['return load(function() error("x") end)', '(nil,user_script:1: x)'],
  [
    'return load("x")',
    "E:user_script:1: bad argument #1 to 'load' (function expected, got string)",
  ],
  ['return load(nil)', "E:user_script:1: bad argument #1 to 'load' (function expected, got nil)"],
  ['local n=0 return load(function() n=n+1 return ({"return ","1","+1",""})[n] end)()', '(2)'],
  ['return load(function() error({}) end)', '(nil,table)'],
  [
    'local n=0 return load(function() n=n+1 return ({"x x"})[n] end)',
    "(nil,(load):1: '=' expected near 'x')",
  ],
  [
    'local n=0 return load(function() n=n+1 return ({"x x"})[n] end,"@n")',
    "(nil,n:1: '=' expected near 'x')",
  ],
  ['return loadstring("error(\'x\')")()', 'E:[string "error(\'x\')"]:1: x'],
  ['return loadstring("return ...")(1,2)', '(1,2)'],
  ['return loadstring("x x","a\\0b")', "(nil,[string \"a\"]:1: '=' expected near 'x')"],
  [
    'return loadstring()',
    "E:user_script:1: bad argument #1 to 'loadstring' (string expected, got no value)",
  ],
  [
    'return loadstring({})',
    "E:user_script:1: bad argument #1 to 'loadstring' (string expected, got table)",
  ],
  [
    'return loadstring("return 1",{})',
    "E:user_script:1: bad argument #2 to 'loadstring' (string expected, got table)",
  ],
  ['return string.dump(error)', 'E:user_script:1: unable to dump given function'],
  [
    'return string.dump(1)',
    "E:user_script:1: bad argument #1 to 'dump' (function expected, got number)",
  ],
  [
    'return string.dump(function() end):sub(1,12)',
    '(\u001bLuaQ\u0000\u0001\u0004\b\u0004\b\u0000)',
  ],
]
