import fc from 'fast-check'
import { form, list, oneOf, quoted, type Source } from './source.js'

const NUMBERS = [
  ...['0.1', '1.5', '-2.75', '3.9999', '123456789.125', '1/3', '-1/3', '1e-5', '0.0001', '5e-324'],
  ...['1e14', '1e15', '1e16', '123456789012345', '1234567890123456', '1e100', '-1e308', '0x1F'],
  ...['2^31', '-2^31', '2^32', '2^53', '2^53+1', '-2^63', '2^63', '2^64', '4294967295', '-0'],
  ...['math.huge', '-math.huge', 'math.pi', '0xffffffff', '1e+2', '.5', '3.', '100', '255', '256'],
]

export const integer: Source = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -5, max: 12 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: -300, max: 70000 }).map(String) },
)

export const number: Source = fc.oneof(
  { weight: 3, arbitrary: integer },
  { weight: 3, arbitrary: oneOf(...NUMBERS) },
  {
    weight: 1,
    arbitrary: fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => `${value}`.replace('e+', 'e')),
  },
  { weight: 1, arbitrary: fc.integer().map(String) },
)

const NUMERALS = [
  ...['10', ' 7 ', '0x10', '-3', '1e2', '1e', '0x', '- 1', '+5', '.5', '5.', '1_0', '0x1p4', 'inf'],
  ...['nan', '1e400', '-0', '00012', '1 2', '\t9\n', '1e-7', '0X1f', 'ff', 'zz', '7fffffff', '1\0'],
]

const TEXTS = [
  ...[
    '',
    'abc',
    'hello world',
    'a\0b',
    '\xff\xfe',
    'key=value, k2=v2',
    'THE (quick) fox',
    'aaabbb',
  ],
  ...['x(y(z))w', '2024-01-02', 'a,b,,c', '%d+', '[]', '{"a":[1,2,{"b":null}]}', 'line\nline\r\n'],
  ...['caf\xc3\xa9', '"quoted\\"', '\x01\x7f\x1b', '0', 'nil', 'true', '__index', 'a.b.c', '$1'],
]

export const numeral: Source = oneOf(...NUMERALS.map(quoted))

export const text: Source = fc.oneof(
  { weight: 6, arbitrary: oneOf(...TEXTS.map(quoted)) },
  { weight: 2, arbitrary: numeral },
  { weight: 1, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 12 }).map(quoted) },
  {
    weight: 1,
    arbitrary: form('("$"):rep($)', oneOf('x', 'ab', ''), oneOf('0', '3', '70', '300')),
  },
)

export const constant: Source = oneOf(
  'true',
  'false',
  'nil',
  'nil',
  'KEYS[1]',
  'ARGV[1]',
  'ARGV[2]',
)

export const scalar: Source = fc.oneof(
  { weight: 5, arbitrary: number },
  { weight: 5, arbitrary: text },
  { weight: 2, arbitrary: constant },
)

/** A scalar without what ends a line of the protocol, which Redis 7.2 and 7.4 put raw into errors. */
export const line: Source = scalar.filter((source) => !source.includes('\\013\\010'))

const field = oneOf('a', 'b', 'n', 'x1', 'name', '[1]', '[2]', '[3]', '[12]', '["k k"]', '[1.5]')

/** A table of values, nested at random. */
export const { table, value } = fc.letrec<{ value: string; table: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    tie('table'),
    oneOf('cjson.null', '{}', 'print', '{ok="x"}', '{err="y"}'),
  ),
  table: fc.oneof(
    list(tie('value'), 0, 5).map((items) => `{${items}}`),
    list(form('$=$', field, tie('value')), 1, 6).map((fields) => `{${fields}}`),
    form('{$,$=$,$}', tie('value'), field, tie('value'), tie('value')),
  ),
}))

/** A list of numbers or of texts, as sort and concat take. */
export const sortable: Source = fc.oneof(
  list(number, 0, 9).map((items) => `{${items}}`),
  list(text, 0, 9).map((items) => `{${items}}`),
  { weight: 1, arbitrary: list(scalar, 0, 5).map((items) => `{${items}}`) },
)
