import type { AnsweredScripts } from '../answer.js'

export const COROUTINE: AnsweredScripts = [
  [
    'local co co=coroutine.create(function() return coroutine.resume(co) end) return coroutine.resume(co)',
    '(true,false,cannot resume running coroutine)',
  ],
  [
    'local a,b a=coroutine.create(function() return coroutine.resume(b) end) b=coroutine.create(function() return coroutine.resume(a) end) return coroutine.resume(a)',
    '(true,true,false,cannot resume normal coroutine)',
  ],
  [
    'local co=coroutine.create(function() end) coroutine.resume(co) return coroutine.resume(co)',
    '(false,cannot resume dead coroutine)',
  ],
  [
    'local co=coroutine.create(function() error("x") end) coroutine.resume(co) return coroutine.status(co),coroutine.resume(co)',
    '(dead,false,cannot resume dead coroutine)',
  ],
  [
    'local co=coroutine.wrap(function() error("x") end) return co()',
    'E:user_script:1: user_script:1: x',
  ],
  [
    'local co=coroutine.wrap(function() error(5) end) return co()',
    'E:user_script:1: user_script:1: 5',
  ],
  ['local co=coroutine.wrap(function() error({}) end) return co()', 'E:(table)'],
  [
    'local co=coroutine.wrap(function() end) co() return co()',
    'E:user_script:1: cannot resume dead coroutine',
  ],
  ['return coroutine.yield(1)', 'E:attempt to yield across metamethod/C-call boundary'],
  [
    'return coroutine.resume(coroutine.create(function(...) local x=coroutine.yield(...) return x,coroutine.yield(x) end),1,2)',
    '(true,1,2)',
  ],
  [
    'local co=coroutine.wrap(function(...) local a,b=coroutine.yield(...) local c,d=coroutine.yield(a,b) return c,d end) local r={co(1,2)} r[#r+1]=co(3,4) local a,b=co(5,6) return r[1],r[2],r[3],a,b',
    '(1,2,3,5,6)',
  ],
  [
    'local co=coroutine.wrap(function() for i=1,3 do coroutine.yield(i) end end) local s="" for v in co do s=s..v end return s',
    '(123)',
  ],
  [
    'local d=0 local function f() d=d+1 local ok,e=coroutine.resume(coroutine.create(f)) if not ok then return e end return e end local ok,e=pcall(f) return d,ok,e',
    '(198,true,C stack overflow)',
  ],
  [
    'local co=coroutine.create(function() return pcall(coroutine.yield,1) end) return coroutine.resume(co)',
    '(true,false,attempt to yield across metamethod/C-call boundary)',
  ],
  [
    'local co=coroutine.create(function() for k in function() coroutine.yield(1) end do end end) return coroutine.resume(co)',
    '(false,attempt to yield across metamethod/C-call boundary)',
  ],
  [
    'local co=coroutine.create(function() local t=setmetatable({},{__index=function() return coroutine.yield(1) end}) return t.x end) return coroutine.resume(co)',
    '(false,attempt to yield across metamethod/C-call boundary)',
  ],
  [
    'local co=coroutine.create(function() return ("a"):gsub("a",function() coroutine.yield(1) end) end) return coroutine.resume(co)',
    '(false,attempt to yield across metamethod/C-call boundary)',
  ],
  [
    'local co=coroutine.create(function() table.sort({3,2,1},function() coroutine.yield(1) end) end) return coroutine.resume(co)',
    '(false,attempt to yield across metamethod/C-call boundary)',
  ],
  [
    'local co=coroutine.create(function() return load(function() coroutine.yield("return 1") end) end) return coroutine.resume(co)',
    '(true,nil,attempt to yield across metamethod/C-call boundary)',
  ],
  [
    'local co=coroutine.create(function() for k in coroutine.yield,1 do return k end end) return coroutine.resume(co)',
    '(false,attempt to yield across metamethod/C-call boundary)',
  ],
  [
    'local co=coroutine.create(function() return coroutine.yield(1) end) return coroutine.resume(co),coroutine.resume(co,7)',
    '(true,true,7)',
  ],
  [
    'return coroutine.create(1)',
    "E:user_script:1: bad argument #1 to 'create' (Lua function expected)",
  ],
  [
    'return coroutine.wrap(error)',
    "E:user_script:1: bad argument #1 to 'wrap' (Lua function expected)",
  ],
  [
    'return coroutine.create()',
    "E:user_script:1: bad argument #1 to 'create' (Lua function expected)",
  ],
  [
    'return coroutine.status(1)',
    "E:user_script:1: bad argument #1 to 'status' (coroutine expected)",
  ],
  [
    'return coroutine.status()',
    "E:user_script:1: bad argument #1 to 'status' (coroutine expected)",
  ],
  [
    'return coroutine.resume(1)',
    "E:user_script:1: bad argument #1 to 'resume' (coroutine expected)",
  ],
  ['return coroutine.running()', '(nil)'],
  [
    'return coroutine.resume(coroutine.create(function() return type(coroutine.running()),coroutine.status(coroutine.running()) end))',
    '(true,thread,running)',
  ],
  [
    'local co=coroutine.create(function() coroutine.yield() end) local a=coroutine.status(co) coroutine.resume(co) local b=coroutine.status(co) coroutine.resume(co) return a,b,coroutine.status(co)',
    '(suspended,suspended,dead)',
  ],
  [
    'local co co=coroutine.create(function() local i=coroutine.create(function() return coroutine.status(co) end) return coroutine.resume(i) end) return coroutine.resume(co)',
    '(true,true,normal)',
  ],
  [
    'return coroutine.resume(coroutine.create(function(...) return select("#",...) end),unpack({},1,7000))',
    '(true,7000)',
  ],
  [
    'return pcall(coroutine.resume,coroutine.create(function(...) return select("#",...) end),unpack({},1,7990))',
    '(true,true,7990)',
  ],
  [
    'return coroutine.resume(coroutine.create(function(...) return unpack({},1,7999) end))',
    '(false,user_script:1: too many results to unpack)',
  ],
  [
    'local co=coroutine.create(function() error(setmetatable({},{__tostring=function() return "t" end})) end) local ok,e=coroutine.resume(co) return ok,tostring(e)',
    '(false,t)',
  ],
  [
    'local function k(t) local r={} for a in pairs(t) do r[#r+1]=tostring(a) end return table.concat(r," ") end return k(coroutine)',
    '(resume yield status wrap create running)',
  ],
]
