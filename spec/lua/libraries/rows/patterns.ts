import type { AnsweredScripts } from '../answer.js'

export const PATTERNS: AnsweredScripts = [
  ['return string.gfind==string.gmatch', '(true)'],
  [
    'return ("hello"):find("l"),("hello"):find("xyz"),("hello"):find(""),("hello"):find("",10),("hello"):find("l",-2),("hello"):find("h",-100)',
    '(3,nil,1,6,4,1,1)',
  ],
  [
    'return ("a.b"):find(".",1,true),("a.b"):find("%."),("a+b"):find("+",1,true),("a\\0b"):find("\\0"),("a\\0b"):find("\\0b"),("a\\0b"):find("%z")',
    '(2,2,2,2,2,2,2)',
  ],
  [
    'return ("a\\0b"):find("a\\0."),("a\\0b"):find(".\\0b"),("a\\0.b"):find("\\0.b"),("a\\0bc"):match(".\\0x")',
    '(nil,1,2,a)',
  ],
  [
    'return ("key = value"):match("(%w+)%s*=%s*(%w+)"),("2024-01-02"):match("(%d+)-(%d+)-(%d+)")',
    '(key,2024,01,02)',
  ],
  [
    'return ("hello"):match("()ll()"),("hello"):match(".-l"),("hello"):match("^h"),("hello"):match("^e"),("hello"):match("o$"),("hello$"):match("o$$")',
    '(3,hel,h,nil,o,o$)',
  ],
  [
    'return ("THE (quick) fox"):find("%((%a+)%)"),("[[x]]"):match("%b[]"),("f(a(b)c)d"):match("%b()")',
    '(5,[[x]],(a(b)c))',
  ],
  ['return ("abc"):find("[")', "E:user_script:1: malformed pattern (missing ']')"],
  ['return ("abc"):find("[a")', "E:user_script:1: malformed pattern (missing ']')"],
  ['return ("abc"):find("[]")', "E:user_script:1: malformed pattern (missing ']')"],
  ['return ("abc"):find("[^]")', "E:user_script:1: malformed pattern (missing ']')"],
  [
    'return ("a]c"):find("[]]"),("a]c"):find("[^]]"),("a-c"):find("[a-]"),("a-c"):find("[%-]"),("b"):find("[a-c]"),("%"):find("[%%]"),("^"):find("[x^]")',
    '(2,1,1,2,1,1,1,1)',
  ],
  ['return ("abc"):find("%")', "E:user_script:1: malformed pattern (ends with '%')"],
  ['return ("abc"):find("(")', 'E:user_script:1: unfinished capture'],
  ['return ("abc"):find(")")', '(nil)'],
  ['return ("abc"):find("(a")', 'E:user_script:1: unfinished capture'],
  ['return ("abc"):match("(a")', 'E:user_script:1: unfinished capture'],
  ['return ("abc"):find("a)")', '(nil)'],
  ['return ("abc"):find("%1")', 'E:user_script:1: invalid capture index'],
  ['return ("abcabc"):find("(abc)%1"),("abab"):match("(a)(b)%1%2")', '(1,a,b)'],
  ['return ("abc"):find("(a%1)")', 'E:user_script:1: invalid capture index'],
  ['return ("abc"):find("%b")', 'E:user_script:1: unbalanced pattern'],
  ['return ("abc"):find("%bx")', 'E:user_script:1: unbalanced pattern'],
  ['return ("abc"):find("%f")', "E:user_script:1: missing '[' after '%f' in pattern"],
  ['return ("abc"):find("%fa")', "E:user_script:1: missing '[' after '%f' in pattern"],
  ['return ("abc"):find("x%b")', '(nil)'],
  [
    'return ("abc"):find(("()"):rep(32))',
    '(1,0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)',
  ],
  ['return ("abc"):find(("()"):rep(33))', 'E:user_script:1: too many captures'],
  ['return ("abc"):find("()"):rep(2)', 'E:user_script:1: attempt to index a number value'],
  [
    'return ("aaa"):find("a-"),("aaa"):find("a-$"),("aaa"):match("^(a-)$"),("aaab"):match("a*b"),("aaab"):match("a+b"),("b"):match("a?b"),("ab"):match("a?b")',
    '(1,1,aaa,aaab,aaab,b,ab)',
  ],
  [
    'local r={} for a,b in ("k=v, x=y"):gmatch("(%w+)=(%w+)") do r[#r+1]=a..b end return table.concat(r,";")',
    '(kv;xy)',
  ],
  [
    'local r={} for a in ("abc"):gmatch("") do r[#r+1]="["..a.."]" end return table.concat(r,";")',
    '([];[];[];[])',
  ],
  [
    'local r={} for a in ("^a^b"):gmatch("^%a") do r[#r+1]="["..a.."]" end return table.concat(r,";")',
    '([^a];[^b])',
  ],
  ['local f=("abc"):gmatch("b") return f(),f(),f()', '(b,nil)'],
  [
    'return string.gmatch("x")',
    "E:user_script:1: bad argument #2 to 'gmatch' (string expected, got no value)",
  ],
  [
    'return string.gmatch()',
    "E:user_script:1: bad argument #1 to 'gmatch' (string expected, got no value)",
  ],
  ['return ("x"):rep(3000):find(".-b"),("x"):rep(100):match("(.-)(.-)y")', '(nil,nil)'],
  [
    'return #("a"):rep(100000):match(".-$"),#("a"):rep(100000):match("(.*)"),#("a"):rep(20000):match(("a?"):rep(10000))',
    '(100000,100000,10000)',
  ],
  [
    'return ("\\200\\255"):find("[\\200-\\255]+"),("\\255"):find("%a"),("\\255"):find("%A"),("\\127\\1"):find("%c+"),("\\160"):find("%s"),("_"):find("%p"),("g"):find("%x"),("g"):find("%g"),("G"):find("%G")',
    '(1,nil,1,1,nil,1,nil,1,1,1)',
  ],
  [
    'return ("x^2"):find("x^2"),("$a"):find("$a"),("a$b"):find("a$b"),("a^"):find("a^"),("*"):find("*"),("a**"):find("a**"),("++"):find("++")',
    '(1,1,1,1,1,1,1,2)',
  ],
  [
    'return ("abc"):find("b",nil),("abc"):find("b","2"),("abc"):find("b",{})',
    "E:user_script:1: bad argument #2 to 'find' (number expected, got table)",
  ],
  [
    'return string.len(12),string.upper(12),string.rep(1,3),string.sub(12345,2,3),string.find(12345,34),string.byte(1)',
    '(2,12,111,23,3,49)',
  ],
]
