import fc from 'fast-check'
import { form, oneOf, type Source } from './source.js'
import { integer, number, scalar, sortable, table, text, value } from './values.js'

const comparator = oneOf(
  'function(a,b) return a>b end',
  'function(a,b) return tostring(a)<tostring(b) end',
  'function(a,b) return #tostring(a)<#tostring(b) end',
  'function(a,b) return true end',
  'function(a,b) return a.x<b.x end',
  'function(a,b) error("cmp") end',
  'nil',
  '5',
)

const orders: Source = fc.oneof(
  form('(function() local t=$ table.sort(t) return t end)()', sortable),
  form('(function() local t=$ table.sort(t,$) return t end)()', sortable, comparator),
  form(
    '(function() local t=$ for i=1,$ do t[i]=(i*7)%11 end table.sort(t) return t end)()',
    oneOf('{}'),
    oneOf('5', '20', '50'),
  ),
)

const changes: Source = fc.oneof(
  form('(function() local t=$ table.insert(t,$) return t end)()', table, scalar),
  form(
    '(function() local t=$ table.insert(t,$,$) return t end)()',
    table,
    oneOf('1', '2', '3', '6', '0', '"x"', '-1'),
    scalar,
  ),
  form(
    '(function() local t=$ return table.remove(t,$),t,#t end)()',
    table,
    oneOf('1', '2', '9', '0', '-1', '"x"'),
  ),
  form('(function() local t=$ return table.remove(t),t end)()', table),
  form('(function() local t=$ t[$]=$ t[$]=nil return t,#t end)()', table, scalar, scalar, scalar),
  form(
    '(function() local t={} for i=1,$ do t[i]=i end for i=1,$ do t[i]=nil end t.x=1 return t,#t end)()',
    oneOf('4', '9', '17'),
    oneOf('2', '8', '16'),
  ),
)

const reads: Source = fc.oneof(
  form('#$', table),
  form('table.concat($)', sortable),
  form('table.concat($,$)', sortable, text),
  form('table.concat($,",",$,$)', sortable, integer, integer),
  form('select($,1,nil,"c")', fc.oneof(integer, oneOf('"#"', '"x"', '-1'))),
  form('unpack($)', table),
  form('unpack($,$,$)', table, integer, integer),
  form('table.maxn($)', table),
  form('table.getn($)', table),
  form('next($)', value),
  form('next($,$)', table, oneOf('1', '"a"', '"zz"')),
  form('rawget($,$)', value, scalar),
  form('rawequal($,$)', scalar, scalar),
  form('type($)', value),
  form('($)[$]', fc.oneof(table, table, scalar), scalar),
  form('($).name.x', value),
)

const loops: Source = fc.oneof(
  form('(function() local r={} for k,v in pairs($) do r[#r+1]=k end return r end)()', value),
  form('(function() local r={} for i,v in ipairs($) do r[i]=v end return r end)()', value),
  form(
    '(function() local r={} for i=$,$,$ do r[#r+1]=i if #r>20 then break end end return r end)()',
    number,
    number,
    fc.oneof(number, oneOf('0', '"1"')),
  ),
  form(
    '(function() local n,t=0,$ while n<$ do n=n+1 t[n]=n*2 end repeat n=n-1 t[n]=nil until n<2 return t end)()',
    table,
    oneOf('3', '6'),
  ),
  form(
    '(function() local r={} table.foreach($,function(k,v) r[#r+1]=k end) return r end)()',
    table,
  ),
)

/** Expressions of tables and loops over them. */
export const tables: Source = fc.oneof(orders, changes, reads, loops)
