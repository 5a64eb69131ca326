import type { AnsweredScripts } from '../answer.js'

export const STRING: AnsweredScripts = [
  [
    'return select("x")',
    "E:user_script:1: bad argument #1 to 'select' (number expected, got string)",
  ],
  [
    'return ("abc"):rep(3),("abc"):rep(0),("abc"):rep(-1),("abc"):rep(2,"-"),("a"):rep(2.9),#("x"):rep(2^31)',
    '(abcabcabc,,,abcabc,aa,0)',
  ],
  [
    'return ("abc"):rep()',
    "E:user_script:1: bad argument #1 to 'rep' (number expected, got no value)",
  ],
  [
    'return ("Abc\\225"):upper(),("ABC\\193"):lower(),("abc"):reverse(),(""):reverse(),("a\\0b"):len()',
    '(ABC\u00e1,abc\u00c1,cba,,3)',
  ],
  [
    'return ("abc"):byte(),("abc"):byte(2),("abc"):byte(-1),("abc"):byte(10),("abc"):byte(1,-1)',
    '(97,98,99,nil,97,98,99)',
  ],
  ['return ("abc"):byte(0),("abc"):byte(0,1)', '(nil,97)'],
  ['return ("abc"):byte(-10,10)', '(97,98,99)'],
  ['return ("x"):rep(8000):byte(1,-1)', 'E:user_script:1: stack overflow (string slice too long)'],
  ['return select("#",("x"):rep(7000):byte(1,-1))', '(7000)'],
  ['return select("#",("x"):rep(7997):byte(1,-1))', '(7997)'],
  ['return string.char(),string.char(97,98),string.char("99")', '(,ab,c)'],
  ['return string.char(256)', "E:user_script:1: bad argument #1 to 'char' (invalid value)"],
  ['return string.char(-1)', "E:user_script:1: bad argument #1 to 'char' (invalid value)"],
  [
    'return string.char(1,"x")',
    "E:user_script:1: bad argument #2 to 'char' (number expected, got string)",
  ],
  [
    'return ("hello"):sub(2),("hello"):sub(-3),("hello"):sub(2,-2),("hello"):sub(0),("hello"):sub(10),("hello"):sub(3,2),("hello"):sub(-100,100),("hello"):sub(2^40),("hello"):sub(-2^63,2^62),("hello"):sub(0/0)',
    '(ello,llo,ell,hello,,,hello,,hello,hello)',
  ],
  [
    'return ("hello"):sub()',
    "E:user_script:1: bad argument #1 to 'sub' (number expected, got no value)",
  ],
  [
    'return ("hello"):sub(1,{})',
    "E:user_script:1: bad argument #2 to 'sub' (number expected, got table)",
  ],
  ['return (12):type()', 'E:user_script:1: attempt to index a number value'],
  ['return ("x").y,("x").len==string.len,#"abc"', '(nil,true,3)'],
  [
    'return string.upper()',
    "E:user_script:1: bad argument #1 to 'upper' (string expected, got no value)",
  ],
  [
    'return string.len(nil)',
    "E:user_script:1: bad argument #1 to 'len' (string expected, got nil)",
  ],
  [
    'return string.reverse({})',
    "E:user_script:1: bad argument #1 to 'reverse' (string expected, got table)",
  ],
  [
    'return ("x").rep("x",{})',
    "E:user_script:1: bad argument #2 to 'rep' (number expected, got table)",
  ],
  [
    'local s="x" return s:rep({})',
    "E:user_script:1: bad argument #1 to 'rep' (number expected, got table)",
  ],
  [
    'return string.rep()',
    "E:user_script:1: bad argument #1 to 'rep' (string expected, got no value)",
  ],
  [
    'return string.rep({},1)',
    "E:user_script:1: bad argument #1 to 'rep' (string expected, got table)",
  ],
  [
    'return string:rep()',
    "E:user_script:1: calling 'rep' on bad self (string expected, got table)",
  ],
  [
    'local f=string.rep return f()',
    "E:user_script:1: bad argument #1 to 'f' (string expected, got no value)",
  ],
  [
    'local t={f=string.rep} return t.f()',
    "E:user_script:1: bad argument #1 to 'f' (string expected, got no value)",
  ],
  [
    'return (function(...) return string.rep(...) end)()',
    "E:user_script:1: bad argument #1 to 'rep' (string expected, got no value)",
  ],
]
