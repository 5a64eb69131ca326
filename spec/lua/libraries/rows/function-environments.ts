import type { AnsweredScripts } from '../answer.js'

/** As plain builds answer, which keep these functions. */
export const FUNCTION_ENVIRONMENTS: AnsweredScripts = [
  ['return getfenv() == _G, getfenv(0) == _G, getfenv(1) == _G', '(true,true,true)'],
  ['return getfenv(error) == _G, getfenv(function() end) == _G', '(true,true)'],
  ['local f = function() return x end setfenv(f, { x = 5 }) return f()', '(5)'],
  ['local f = function() return x end return setfenv(f, {}) == f', '(true)'],
  ['local f = function() x = 1 end local t = {} setfenv(f, t) f() return t.x', '(1)'],
  ['local e = { y = 2 } setfenv(1, e) return y', '(2)'],
  [
    'local f = function() return function() return x end end setfenv(f, { x = 3 }) return f()()',
    '(3)',
  ],
  [
    'local f = function() return x end local g = function() return y end setfenv(f, { x = 1 }) return f(), pcall(g)',
    "(1,false,user_script:1: Script attempted to access nonexistent global variable 'y')",
  ],
  ['local l = loadstring("return x") setfenv(l, { x = 4 }) return l()', '(4)'],
  ['local t = { x = 6 } setfenv(0, t) return loadstring("return x")()', '(6)'],
  [
    'return setfenv(error, {})',
    "E:user_script:1: 'setfenv' cannot change environment of given object",
  ],
  ['return setfenv(100, {})', "E:user_script:1: bad argument #1 to 'setfenv' (invalid level)"],
  [
    'return setfenv(-1, {})',
    "E:user_script:1: bad argument #1 to 'setfenv' (level must be non-negative)",
  ],
  [
    'return setfenv(1, 2)',
    "E:user_script:1: bad argument #2 to 'setfenv' (table expected, got number)",
  ],
  [
    'return setfenv({}, {})',
    "E:user_script:1: bad argument #1 to 'setfenv' (number expected, got table)",
  ],
  ['return getfenv(100)', "E:user_script:1: bad argument #1 to 'getfenv' (invalid level)"],
  [
    'return getfenv("x")',
    "E:user_script:1: bad argument #1 to 'getfenv' (number expected, got string)",
  ],
  [
    'return type(newproxy()), getmetatable(newproxy()), getmetatable(newproxy(false))',
    '(userdata,nil,nil)',
  ],
  ['local p = newproxy(true) return type(getmetatable(p)), newproxy(p) ~= p', '(table,true)'],
  ['local p = newproxy(true) return getmetatable(newproxy(p)) == getmetatable(p)', '(true)'],
  ['local p = newproxy(true) getmetatable(p).__len = function() return 7 end return #p', '(7)'],
  ['local p = newproxy(true) getmetatable(p).__index = { x = 1 } return p.x', '(1)'],
  [
    'return newproxy({})',
    "E:user_script:1: bad argument #1 to 'newproxy' (boolean or proxy expected)",
  ],
  [
    'return newproxy(newproxy())',
    "E:user_script:1: bad argument #1 to 'newproxy' (boolean or proxy expected)",
  ],
]
