import fc from 'fast-check'
import { form, list, oneOf, quoted, type Source } from './source.js'
import { integer, number, scalar, text, value } from './values.js'

const json: Source = fc.oneof(
  fc
    .jsonValue({ maxDepth: 3, noUnicodeString: true })
    .map((each) => quoted(latin(JSON.stringify(each)))),
  oneOf(
    ...[
      '[1,2',
      '{"a":}',
      '[01]',
      '[1e5,-0,1E-2]',
      '"\\\\u00e9\\\\ud83d\\\\ude00"',
      '"\\\\ud83d"',
      ' [ ] ',
    ],
    ...[
      'nul',
      '[1,]',
      '{"a":1,"a":2}',
      '[NaN]',
      '[Infinity]',
      '0x10',
      '[1.5e400]',
      '"\\\\x"',
      '{1:2}',
    ],
    ...['"a\\tb"', '[[[[]]]]', '"\\\\/"', 'true false', '[-]', '{"":{}}', '[0x1F,+1]', '""', '-'],
  ).map((each) => `'${each}'`),
)

function latin(utf16: string): string {
  return Buffer.from(utf16, 'utf8').toString('latin1')
}

const cjson: Source = fc.oneof(
  form('cjson.encode($)', value),
  form('cjson.decode($)', json),
  form('cjson.decode(cjson.encode($))', value),
  form('cjson.encode(cjson.decode($))', json),
  form(
    '(function() cjson.encode_sparse_array(true) local ok,r=pcall(cjson.encode,$) cjson.encode_sparse_array(false,2,10) return ok,r end)()',
    value,
  ),
  form(
    '(function() cjson.encode_max_depth(2) local ok,r=pcall(cjson.encode,$) cjson.encode_max_depth(1000) return ok,r end)()',
    value,
  ),
  form(
    '(function() cjson.encode_number_precision($) local ok,r=pcall(cjson.encode,$) cjson.encode_number_precision(14) return ok,r end)()',
    oneOf('1', '3', '14'),
    number,
  ),
  form(
    'cjson.$($)',
    oneOf('encode', 'decode', 'encode_max_depth', 'encode_number_precision'),
    oneOf('"x"', '0', 'print', ''),
  ),
)

const cmsgpack: Source = fc.oneof(
  form('cmsgpack.pack($)', value),
  form('cmsgpack.pack($,$)', value, scalar),
  form('cmsgpack.unpack(cmsgpack.pack($,$))', value, scalar),
  form(
    'cmsgpack.unpack($)',
    fc.uint8Array({ maxLength: 8 }).map((bytes) => quoted(String.fromCharCode(...bytes))),
  ),
  form(
    'cmsgpack.unpack_one(cmsgpack.pack($,$),$)',
    scalar,
    scalar,
    oneOf('0', '1', '2', '-1', '99'),
  ),
  form(
    'cmsgpack.unpack_limit(cmsgpack.pack($,$),$,$)',
    scalar,
    scalar,
    oneOf('1', '2', '0', '-1'),
    oneOf('0', '1'),
  ),
)

const layout = fc
  .array(
    oneOf(
      'b',
      'B',
      'h',
      'H',
      'l',
      'L',
      'i',
      'I',
      'i4',
      'I2',
      'i8',
      'I3',
      'f',
      'd',
      's',
      'c0',
      'c3',
      'x',
      '>',
      '<',
      '=',
      '!',
      '!4',
      'i33',
      'y',
      ' ',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((items) => quoted(items.join('')))

const struct: Source = fc.oneof(
  form('struct.pack($,$)', layout, list(scalar, 1, 4)),
  form('struct.pack($,$)', layout, list(number, 1, 4)),
  form('struct.unpack($,$)', layout, text),
  form('struct.unpack($,$,$)', layout, text, integer),
  form('struct.unpack($,struct.pack(">hdI4s",$,$,$,"x"))', layout, integer, number, integer),
  form('struct.size($)', layout),
)

/** Expressions of the libraries that turn values into bytes and back. */
export const codecs: Source = fc.oneof(cjson, cmsgpack, struct)
