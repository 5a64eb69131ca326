import fc from 'fast-check'
import { form, oneOf, quoted, type Source } from './source.js'
import { integer, scalar, text } from './values.js'

const single = oneOf(
  ...['a', 'b', 'x', ',', ' ', '=', '-', '.', '.', '%a', '%d', '%s', '%w', '%p', '%x', '%l', '%u'],
  ...['%c', '%z', '%A', '%S', '%W', '%%', '%.', '%(', '[a-c]', '[^a]', '[%w_]', '[^%s,]', '[]a]'],
  ...['[%a-z]', '[a-]', '[^%d-]', '\xff', '[\x80-\xff]', '[%]]'],
)
const repeated = fc.tuple(single, oneOf('', '', '*', '+', '-', '?')).map((parts) => parts.join(''))
const sequence = fc.array(repeated, { minLength: 1, maxLength: 3 }).map((items) => items.join(''))
const item = fc.oneof(
  { weight: 6, arbitrary: repeated },
  { weight: 3, arbitrary: sequence.map((items) => `(${items})`) },
  { weight: 1, arbitrary: oneOf('()', '%b()', '%bxw', '%f[%w]', '%f[%s]', '%1', '%2', '(a(b?))') },
)
const wellFormed = fc
  .tuple(oneOf('', '', '', '^'), fc.array(item, { maxLength: 4 }), oneOf('', '', '', '$'))
  .map(([start, items, end]) => start + items.join('') + end)
const malformed = oneOf('(', ')', '%', '[a', '[^', '%b', '%bx', '%f', '(()', '%0', '[%', 'a)', '[]')

/** A pattern of the string library. */
export const pattern: Source = fc
  .oneof({ weight: 12, arbitrary: wellFormed }, { weight: 1, arbitrary: malformed })
  .map(quoted)

const replacement = oneOf(
  ...['"<%0>"', '"%1-%2"', '"%1"', '"%%"', '"%"', '"%9"', '"%x"', '""', '5', '"a\\0b"'],
  ...['{a="A",b=1,hello=false}', '{}', 'function(a,b) return b or a end', 'function() end', 'nil'],
  ...['function(a) return {} end', 'function(a) return #tostring(a) end', 'string.upper', 'true'],
)

const searches: Source = fc.oneof(
  form('string.find($,$)', text, pattern),
  form('string.find($,$,$)', text, pattern, integer),
  form('string.find($,$,$,true)', text, fc.oneof(text, pattern), integer),
  form('string.match($,$)', text, pattern),
  form('string.match($,$,$)', text, pattern, integer),
  form('string.gsub($,$,$)', text, pattern, replacement),
  form('string.gsub($,$,$,$)', text, pattern, replacement, integer),
  form(
    '(function() local r={} for a,b in string.gmatch($,$) do r[#r+1]={a,b} if #r>20 then break end end return r end)()',
    text,
    pattern,
  ),
)

const slices: Source = fc.oneof(
  form('($):$()', scalar, oneOf('upper', 'lower', 'len', 'reverse', 'byte', 'nope')),
  form('string.$($)', oneOf('upper', 'lower', 'len', 'reverse', 'byte', 'char'), scalar),
  form('($):sub($,$)', text, integer, integer),
  form('($):byte($,$)', text, integer, integer),
  form('string.sub($,$)', scalar, scalar),
  form('string.rep($,$)', text, integer),
  form('string.char($,$)', integer, integer),
)

/** Expressions of texts. */
export const strings: Source = fc.oneof(searches, slices)
