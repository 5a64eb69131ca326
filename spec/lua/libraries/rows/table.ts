import type { AnsweredScripts } from '../answer.js'

export const TABLE: AnsweredScripts = [
  [
    'local o,t="",{} for i=1,8 do t[("x"):rep(70)..i]=1 end for k in pairs(t) do o=o..k:sub(-1) end return o',
    '(67825431)',
  ],
  [
    'local function k(t) local r={} for a in pairs(t) do r[#r+1]=tostring(a) end return table.concat(r," ") end return k(string)',
    '(sub upper len gfind rep find match char dump gmatch reverse byte format gsub lower)',
  ],
  [
    'local function k(t) local r={} for a in pairs(t) do r[#r+1]=tostring(a) end return table.concat(r," ") end return k(math)',
    '(log max acos huge ldexp pi cos tanh pow deg tan cosh sinh random randomseed frexp ceil floor rad abs sqrt modf asin min mod fmod log10 atan2 exp sin atan)',
  ],
  [
    'local function k(t) local r={} for a in pairs(t) do r[#r+1]=tostring(a) end return table.concat(r," ") end return k(table)',
    '(setn insert getn foreachi maxn foreach concat sort remove)',
  ],
  [
    'local t={1,2,3} table.insert(t,1,0) table.insert(t,10,9) table.insert(t,-2,5) return #t,t[1],t[10],t[-2],t[-1],t[0]',
    '(10,nil,9,5,nil,nil)',
  ],
  ['return table.insert({})', "E:user_script:1: wrong number of arguments to 'insert'"],
  ['return table.insert({},1,2,3)', "E:user_script:1: wrong number of arguments to 'insert'"],
  [
    'return table.insert({},"x",1)',
    "E:user_script:1: bad argument #2 to 'insert' (number expected, got string)",
  ],
  [
    'return table.insert(nil,1)',
    "E:user_script:1: bad argument #1 to 'insert' (table expected, got nil)",
  ],
  ['return table.insert(redis,1)', 'E:Attempt to modify a readonly table'],
  ['return table.insert(redis,1,1)', 'E:Attempt to modify a readonly table'],
  ['return table.insert(redis)', "E:user_script:1: wrong number of arguments to 'insert'"],
  ['return table.insert({},1,nil)', '()'],
  ['local t={} table.insert(t,nil) table.insert(t,2,"b") return #t,t[2]', '(0,b)'],
  ['return table.remove(redis)', '()'],
  ['return table.remove(redis,0)', '()'],
  [
    'return table.remove({1,2,3},1),table.remove({1,2,3}),table.remove({}),table.remove({1,2},5)',
    '(1,3,nil)',
  ],
  ['return select("#",table.remove({}))', '(0)'],
  [
    'return table.remove({},{})',
    "E:user_script:1: bad argument #2 to 'remove' (number expected, got table)",
  ],
  ['local t={1,2,3,4,5} table.remove(t,2) return table.concat(t,",")', '(1,3,4,5)'],
  [
    'return table.concat({1,2,{}})',
    "E:user_script:1: invalid value (table) at index 3 in table for 'concat'",
  ],
  [
    'return table.concat({1,2,3},",",2,3),table.concat({},"x"),table.concat({1,2},", "),table.concat({1.5,"x",1e15},"")',
    '(2,3,,1, 2,1.5x1e+15)',
  ],
  [
    'return table.concat({1},",",1,3)',
    "E:user_script:1: invalid value (nil) at index 2 in table for 'concat'",
  ],
  [
    'return table.concat({1,2},{})',
    "E:user_script:1: bad argument #2 to 'concat' (string expected, got table)",
  ],
  [
    'return table.concat(1,{})',
    "E:user_script:1: bad argument #2 to 'concat' (string expected, got table)",
  ],
  [
    'return table.concat({},1,{})',
    "E:user_script:1: bad argument #3 to 'concat' (number expected, got table)",
  ],
  [
    'return table.concat({1,2,3},",",2^31-1,2^31-1)',
    "E:user_script:1: invalid value (nil) at index 2147483647 in table for 'concat'",
  ],
  ['return table.concat({1,2,3},",",2^31-1,2^31)', '()'],
  ['return table.concat({1,2,3},3)', '(13233)'],
  ['return table.concat({1,2,3},"","1","2")', '(12)'],
  [
    'return table.maxn({1,2,[10]=1,[3.5]=1,[-1]=2}),table.maxn({}),table.maxn({[1/0]=1})',
    '(10,0,inf)',
  ],
  ['return table.foreach({a=1},function(k,v) return k,v end)', '(a)'],
  ['return table.foreach({1,2,3},function(k,v) if k==2 then return v*10 end end)', '(20)'],
  ['return table.foreachi({1,2,3},function(k,v) if k==2 then return v end end)', '(2)'],
  [
    'return table.foreachi({1,2,3})',
    "E:user_script:1: bad argument #2 to 'foreachi' (function expected, got no value)",
  ],
  [
    'return table.foreach(1,2)',
    "E:user_script:1: bad argument #1 to 'foreach' (table expected, got number)",
  ],
  [
    'return table.foreach({},2)',
    "E:user_script:1: bad argument #2 to 'foreach' (function expected, got number)",
  ],
  [
    'return table.foreachi()',
    "E:user_script:1: bad argument #1 to 'foreachi' (table expected, got no value)",
  ],
  ['return table.getn({1,2,n=5})', '(2)'],
  [
    'return table.getn(1)',
    "E:user_script:1: bad argument #1 to 'getn' (table expected, got number)",
  ],
  ['return table.setn({},1)', "E:user_script:1: 'setn' is obsolete"],
  [
    'return table.setn()',
    "E:user_script:1: bad argument #1 to 'setn' (table expected, got no value)",
  ],
  [
    'local t=setmetatable({},{__newindex=function() error("no") end}) table.insert(t,1) return t[1]',
    '(1)',
  ],
  ['local t=setmetatable({},{__len=function() return 9 end}) return #t,table.getn(t)', '(0,0)'],
  [
    'local t={} for i=1,10 do t[i]=i end for i=1,5 do table.remove(t,1) end return table.concat(t,",")',
    '(6,7,8,9,10)',
  ],
  ['local t={} for i=1,5 do table.insert(t,1,i) end return table.concat(t,",")', '(5,4,3,2,1)'],
]
