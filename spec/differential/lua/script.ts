import fc from 'fast-check'
import { calls } from './calls.js'
import { codecs } from './codecs.js'
import { errors } from './errors.js'
import { functions } from './functions.js'
import { numbers } from './numbers.js'
import { form, oneOf, type Source } from './source.js'
import { strings } from './strings.js'
import { tables } from './tables.js'
import { line, scalar, value } from './values.js'

const expression: Source = fc.oneof(
  numbers,
  strings,
  tables,
  codecs,
  errors,
  functions,
  calls,
  value,
)

/** Writes any value out, what a reply leaves out of it too. */
const SHOW = `local function show(v, d)
  local kind = type(v)
  if kind == 'number' then return string.format('%.17g', v) end
  if kind == 'string' then return string.format('%q', v) end
  if kind ~= 'table' then return kind == 'boolean' and tostring(v) or kind end
  if d > 4 then return '{..}' end
  local parts = {}
  for k, item in next, v do parts[#parts + 1] = show(k, d + 1) .. '=' .. show(item, d + 1) end
  return '{' .. table.concat(parts, ',') .. '}'
end
local out = {}
local function try(f)
  local r = {pcall(f)}
  for i = 1, 4 do r[i] = show(r[i], 1) end
  out[#out + 1] = table.concat(r, ' ')
end`

/** Many expressions in one script, each with all that it gives. */
const program: Source = fc
  .array(expression, { minLength: 1, maxLength: 8 })
  .map((each) => [SHOW, ...each.map((part) => `try(function() return ${part} end)`), 'return out'])
  .map((lines) => lines.join('\n'))

/** A script whose own result or error is the reply. */
const single: Source = fc.oneof(
  { weight: 4, arbitrary: form('return $', expression) },
  form('return {$,$}', expression, expression),
  form('local r=$ return r', expression),
  form('return {pcall(function() return $ end)}', expression),
  form('local t={} for i=1,3 do t[i]=$ end return t', expression),
  form('error($)', line),
  form('local a=$ return a.x', scalar),
  form('\n\nlocal r=$\nif type(r)=="table" then\nreturn r[1]\nend\nreturn r', expression),
  form('redis.call("SET",KEYS[1],1) return tostring($)', numbers),
  form('$=$', oneOf('undefined_name', 'redis', 'KEYS', 'f'), scalar),
  form('redis.setresp(3) return $', calls),
  form('return {double=$}', oneOf('1.5', '3', '1/0', '"x"', '-0', '1e300')),
  form('return {$=$}', oneOf('map', 'set', 'big_number', 'verbatim_string', 'ok', 'err'), value),
)

/** A whole script. */
export const script: Source = fc.oneof(
  { weight: 2, arbitrary: program },
  { weight: 3, arbitrary: single },
)
