import fc from 'fast-check'
import { form, oneOf, type Source } from './source.js'
import { integer, line, scalar, value } from './values.js'

const closures: Source = fc.oneof(
  form(
    '(function() local n=$ local function up(d) n=n+d return n end return up($),up($),n end)()',
    integer,
    integer,
    integer,
  ),
  form(
    '(function() local fs={} for i=1,3 do fs[i]=function() i=i+$ return i end end return fs[1](),fs[1](),fs[2](),fs[3]() end)()',
    integer,
  ),
  form('(function(...) local a,b=... return select("#",...),a,b,{...} end)($,$,nil)', value, value),
  form('(function(...) return (...) end)($,$)', value, value),
  form(
    '(function() local function f(n) if n<=0 then return $ end return f(n-1) end return f(200) end)()',
    value,
  ),
  form(
    '(function() local function fib(n) return n<2 and n or fib(n-1)+fib(n-2) end return fib($) end)()',
    oneOf('5', '10', '"7"'),
  ),
  form(
    '(function() local a,b,c=(function() return $,$ end)() a,b=b,a return a,b,c end)()',
    value,
    value,
  ),
)

const event = oneOf(
  '__index',
  '__newindex',
  '__call',
  '__add',
  '__concat',
  '__eq',
  '__lt',
  '__le',
  '__unm',
  '__len',
  '__tostring',
  '__metatable',
  '__mod',
  '__pow',
  '__div',
)
const handler = fc.oneof(
  form('function(a,b) return $ end', value),
  form('function(a,b) return type(a)..type(b) end'),
  form('function(a,b) error($) end', line),
  oneOf(
    '{x=7}',
    '5',
    'nil',
    'string.upper',
    'setmetatable({},{__index=function(t,k) return k end})',
  ),
)
const use = oneOf(
  'o.x',
  'o[1]',
  'o+1',
  '1+o',
  'o.."s"',
  '"s"..o',
  'o==p',
  'o<p',
  'o<=p',
  'o>1',
  '-o',
  '#o',
  'tostring(o)',
  'o(1,2)',
  'o%2',
  '2^o',
  'o/0',
  'getmetatable(o)',
  'rawget(o,"x")',
  'pairs(o)',
  'o:x()',
  'setmetatable(o,nil)',
  'o.x.y',
  '(function() o.y=3 return rawget(o,"y") end)()',
)

const metatables: Source = form(
  '(function() local mt={$=$,$=$} local o,p=setmetatable({},mt),setmetatable({1},mt) return $ end)()',
  event,
  handler,
  event,
  handler,
  use,
)

const coroutines: Source = fc.oneof(
  form(
    '(function() local co=coroutine.create(function(a) local b=coroutine.yield(a,$) error($) end) return {coroutine.resume(co,$)},coroutine.status(co),{coroutine.resume(co,1)},coroutine.status(co),{coroutine.resume(co)} end)()',
    value,
    scalar,
    value,
  ),
  form(
    '(function() local r={} for v in coroutine.wrap(function() for i=1,$ do coroutine.yield(i,$) end end) do r[#r+1]=v end return r end)()',
    oneOf('0', '2', '4'),
    value,
  ),
  form('(function() local f=coroutine.wrap(function() error($) end) return f() end)()', line),
  form(
    'coroutine.$($)',
    oneOf('yield', 'resume', 'status', 'create', 'wrap', 'running', 'nope'),
    value,
  ),
  form(
    '(function() local co co=coroutine.create(function() return coroutine.resume(co) end) return coroutine.resume(co) end)()',
  ),
  form(
    'coroutine.resume(coroutine.create(function() return pcall(coroutine.yield,$) end))',
    scalar,
  ),
  form(
    'coroutine.resume(coroutine.create(function() table.sort({3,2,1},function(a,b) coroutine.yield() return a<b end) end))',
  ),
  form('coroutine.resume(coroutine.create(function() return redis.call("ECHO",$) end))', scalar),
  form(
    '(function() local co=coroutine.wrap(function(...) local n=select("#",...) while true do n=n+select("#",coroutine.yield(n)) end end) return co($,$),co(),co(1,nil) end)()',
    scalar,
    scalar,
  ),
)

/** Expressions of closures, metatables and coroutines. */
export const functions: Source = fc.oneof(
  closures,
  { weight: 2, arbitrary: metatables },
  coroutines,
)
