import fc from 'fast-check'
import { form, oneOf, type Source } from './source.js'
import { integer, number, numeral, scalar, text } from './values.js'

const binary = oneOf('+', '-', '*', '/', '%', '^', '..', '==', '~=', '<', '<=', '>', '>=')
const operand = fc.oneof(
  { weight: 6, arbitrary: number },
  { weight: 3, arbitrary: numeral },
  { weight: 2, arbitrary: scalar },
)

const arithmetic: Source = fc.oneof(
  form('($)$($)', operand, binary, operand),
  form('($)$($)$($)', operand, binary, operand, binary, operand),
  form('$($)', oneOf('-', 'not ', '#', '- -'), operand),
  form('($) and ($) or ($)', scalar, scalar, scalar),
)

const toNumber: Source = fc.oneof(
  form('tonumber($)', scalar),
  form(
    'tonumber($,$)',
    fc.oneof(numeral, scalar),
    oneOf('2', '8', '10', '16', '36', '1', '37', '"16"'),
  ),
  form('tostring($)', number),
  form('tostring(($)$($))', number, oneOf('+', '-', '*', '/', '%', '^'), number),
)

const math: Source = fc.oneof(
  form('math.$($)', oneOf('floor', 'ceil', 'abs', 'deg', 'rad', 'modf', 'frexp', 'sqrt'), operand),
  form('math.$($,$)', oneOf('max', 'min', 'fmod', 'pow', 'ldexp', 'mod'), operand, operand),
  form('tostring(math.$($))', oneOf('sin', 'cos', 'tan', 'exp', 'log', 'log10', 'atan'), number),
  form(
    '(function() math.randomseed($) return math.random(),math.random($) end)()',
    integer,
    integer,
  ),
  form('(function() math.randomseed($) return math.random($,$) end)()', integer, integer, integer),
)

const bitwise: Source = fc.oneof(
  form(
    'bit.$($,$)',
    oneOf('band', 'bor', 'bxor', 'lshift', 'rshift', 'arshift', 'rol', 'ror', 'tohex'),
    operand,
    operand,
  ),
  form('bit.$($)', oneOf('tobit', 'bnot', 'bswap', 'tohex', 'band'), operand),
  form('bit.bxor($,$,$)', operand, operand, operand),
)

const directive = fc
  .tuple(
    oneOf('', '', '-', '+', ' ', '#', '0', '-0', '+ '),
    oneOf('', '', '5', '12', '99', '100'),
    oneOf('', '', '.', '.0', '.3', '.14', '.99'),
    oneOf('d', 'i', 'u', 'c', 'x', 'X', 'o', 'e', 'E', 'f', 'g', 'G', 'q', 's', 's', 'y', '%', ''),
  )
  .map((parts) => `%${parts.join('')}`)

const format: Source = fc.oneof(
  form('string.format("$",$)', directive, number),
  form('string.format("$",$)', directive, fc.oneof(text, scalar)),
  form('string.format("[$|$]",$,$)', directive, directive, scalar, operand),
  form('string.format($,$)', text, scalar),
  form('string.format("%.14g %.17g %5.1f",$,$,$)', number, number, number),
)

/** Expressions of numbers and what is made of them. */
export const numbers: Source = fc.oneof(arithmetic, toNumber, math, bitwise, format)
