import type { AnsweredScripts } from '../answer.js'

export const GSUB: AnsweredScripts = [
  [
    'local d=0 local function f() d=d+1 return ("x"):gsub("x",f) end local ok,e=pcall(f) return d,ok,e',
    '(197,false,C stack overflow)',
  ],
  [
    'return ("THE (quick) fox"):gsub("%f[%a]%a+","X"),("abc"):gsub("%f[%z]","-"),("a b"):gsub("%f[%w]","|")',
    '(X (X) X,abc-,|a |b,2)',
  ],
  [
    'return ("abc"):gsub("","-"),("abc"):gsub("b","%0%0"),("abc"):gsub("(b)","[%1]"),("abc"):gsub("b","%"),("abc"):gsub("b","%%"),("abc"):gsub("b","%x")',
    '(-a-b-c-,abbc,a[b]c,a\u0000c,a%c,axc,1)',
  ],
  [
    'return ("abc"):gsub("b","%1"),("hello world"):gsub("o","0",1),("hello"):gsub("l",{l="L"}),("hello"):gsub(".",{h=1,e=false}),("hello"):gsub("(l)(l)",function(a,b) return a..b:upper() end)',
    '(abc,hell0 world,heLLo,1ello,helLo,1)',
  ],
  ['return ("abc"):gsub("b","%2")', 'E:user_script:1: invalid capture index'],
  [
    'return ("abc"):gsub("b",nil)',
    "E:user_script:1: bad argument #2 to 'gsub' (string/function/table expected)",
  ],
  [
    'return ("abc"):gsub("b",true)',
    "E:user_script:1: bad argument #2 to 'gsub' (string/function/table expected)",
  ],
  [
    'return ("abc"):gsub("b",function() return {} end)',
    'E:user_script:1: invalid replacement value (a table)',
  ],
  ['return ("abc"):gsub("b",{b={}})', 'E:user_script:1: invalid replacement value (a table)'],
  [
    'return ("abc"):gsub("b",function() return true end)',
    'E:user_script:1: invalid replacement value (a boolean)',
  ],
  ['return ("abc"):gsub("()",function(p) return p end)', '(1a2b3c4,4)'],
  ['return ("abc"):gsub("()","%1")', '(1a2b3c4,4)'],
  [
    'return ("abc"):gsub("^a","x"),("aaa"):gsub("^a","x"),("abc"):gsub("$","!"),("abc"):gsub("c$","!")',
    '(xbc,xaa,abc!,ab!,1)',
  ],
  [
    'return ("abc"):gsub("b","x",0),("abc"):gsub("b","x",-1),("abc"):gsub("b","x","1")',
    '(abc,abc,axc,1)',
  ],
  [
    'return ("abc"):gsub("b","x",{})',
    "E:user_script:1: bad argument #3 to 'gsub' (number expected, got table)",
  ],
  [
    'return ("abc"):gsub()',
    "E:user_script:1: bad argument #1 to 'gsub' (string expected, got no value)",
  ],
  [
    'return ("abc"):gsub("b")',
    "E:user_script:1: bad argument #2 to 'gsub' (string/function/table expected)",
  ],
  ['return ("abc"):gsub("(a","x")', '(xbc,1)'],
  ['return ("abc"):gsub("(a","%1")', 'E:user_script:1: unfinished capture'],
]
