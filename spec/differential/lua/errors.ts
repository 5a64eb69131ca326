import fc from 'fast-check'
import { form, oneOf, type Source } from './source.js'
import { line, scalar, table, value } from './values.js'

/** Expressions whose error names a variable, a field or what else was wrong. */
const faults: Source = fc.oneof(
  form('(function() local a=$ return a.x.y end)()', value),
  form('(function() local a=$ return a() end)()', value),
  form('(function() local a=$ return a.name() end)()', table),
  form('(function() local a=$ return a:name() end)()', value),
  form(
    '(function() local a,b=$,$ return a$b end)()',
    value,
    value,
    oneOf('+', '..', '<', '<=', '-', '^'),
  ),
  form('(function() local a=$ return function() return a.x+1 end end)()()', value),
  form('(function() local a=$ a.x=1 return a end)()', value),
  form('(function() local a=$ a[nil]=1 end)()', oneOf('{}')),
  form('(function() local a=$ a[0/0]=1 end)()', oneOf('{}')),
  form('(function() local a=$ for i=a,2 do break end end)()', value),
  form('(function() local a=$ for i in a do end end)()', value),
  form('(function() local t=$ return t.a.b.c end)()', table),
  form('(function() return -($) end)()', value),
  form('(function() return #($) end)()', value),
  form('$.x', oneOf('nosuch', 'redis.nosuch', 'string.nosuch', '_G.nosuch', 'KEYS.x', 'math')),
  form('$()', oneOf('nosuch', 'redis.nosuch', 'string.nosuch', 'redis.call', 'redis.log', 'error')),
  form('(function() $=1 end)()', oneOf('nosuch', 'print', 'redis', 'KEYS')),
  form('(function() $=1 end)()', oneOf('redis.x', 'string.x', 'KEYS.x', '_G.x')),
  form(
    '$($)',
    oneOf('ipairs', 'pairs', 'setmetatable', 'getmetatable', 'rawset', 'unpack', 'next'),
    value,
  ),
  form(
    '$($)',
    oneOf('tonumber', 'tostring', 'type', 'select', 'assert', 'loadstring', 'load'),
    value,
  ),
)

/** What may be raised as it is: a table without a text in `err` ends real Redis. */
const thrown: Source = fc.oneof(
  { weight: 4, arbitrary: line },
  { weight: 1, arbitrary: oneOf('{err="ERR e"}', '{err="E f",x=1}', '{err=5}', '{err=""}') },
)

/** Errors with values of their own, and how they are caught. */
const raised: Source = fc.oneof(
  form('error($)', thrown),
  form('error($,$)', thrown, oneOf('0', '1', '2', '3')),
  form('assert($,$)', value, thrown),
  form('pcall(error,$)', value),
  form('pcall(function() error($,$) end)', scalar, oneOf('0', '1', '2')),
  form(
    'xpcall(function() return $ end,function(e) return "<"..tostring(e)..">" end)',
    oneOf('nosuch', 'nil+1', '5', 'error({})'),
  ),
  form('xpcall(function() error($) end,function(e) error("again") end)', scalar),
  form('pcall(pcall,error,$)', scalar),
  form(
    '(function() local function f() error($,2) end local function g() f() end return pcall(g) end)()',
    scalar,
  ),
  form('pcall(string.rep,$)', value),
  form('pcall(loadstring,$)', oneOf('"return 1"', '"x="', '"return $"', '5', 'nil')),
  form(
    '(loadstring($))',
    oneOf(
      '"return 1 2"',
      '"for"',
      '"x = = 1"',
      '"local function"',
      '"return \\"a"',
      '"goto x"',
      '"a.b:c=1"',
      '"break"',
      '"return ..."',
      '"x=}"',
      '"--[[ "',
      '"return [==[ x"',
    ),
  ),
)

export const errors: Source = fc.oneof(
  { weight: 3, arbitrary: faults },
  { weight: 2, arbitrary: raised },
)
