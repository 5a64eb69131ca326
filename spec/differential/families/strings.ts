import fc from 'fast-check'
import {
  bitKey,
  command,
  float,
  integer,
  maybe,
  oneOf,
  smallInteger,
  some,
  someOf,
  stringKey,
  text,
  words,
} from '../arbitraries.js'

const farExpiry = fc.oneof(
  words(oneOf('EX', 'PX'), oneOf('100000', '5000000', '0', '-1', 'x', '9223372036854775807')),
  words(oneOf('EXAT'), oneOf('33177117420', '9999999999999999', '-5')),
  words(oneOf('PXAT'), oneOf('33177117420000', '0')),
  words('KEEPTTL'),
)

const setOptions = someOf(farExpiry, words(oneOf('NX', 'XX')), words('GET'), words('nosuch'))

export const strings = [
  command('SET', stringKey, text),
  command('SET', stringKey, text, setOptions),
  command('SET', stringKey, integer),
  command(oneOf('GET', 'STRLEN', 'GETDEL', 'INCR', 'DECR'), stringKey),
  command(oneOf('SETNX', 'GETSET', 'APPEND'), stringKey, text),
  command(oneOf('INCRBY', 'DECRBY'), stringKey, integer),
  command('INCRBYFLOAT', stringKey, float),
  command(oneOf('SETEX', 'PSETEX'), stringKey, oneOf('100000', '0', '-1', 'x'), text),
  command('GETEX', stringKey, maybe(fc.oneof(farExpiry, words('PERSIST')))),
  command('MGET', some(stringKey)),
  command(oneOf('MSET', 'MSETNX'), some(stringKey, text), maybe('odd')),
  command(oneOf('GETRANGE', 'SUBSTR'), stringKey, integer, integer),
  command('SETRANGE', stringKey, smallInteger, text),
  command('LCS', stringKey, stringKey, someOf(words('LEN'), words('IDX'), words('WITHMATCHLEN'))),
  command('LCS', stringKey, stringKey, 'IDX', 'MINMATCHLEN', smallInteger, maybe('WITHMATCHLEN')),
]

const bitOffset = fc.oneof(smallInteger, oneOf('63', '100', '4294967296'))
const bit = oneOf('0', '1', '1', '2', 'x')
const range = maybe(smallInteger, smallInteger, maybe(oneOf('BYTE', 'BIT', 'bad')))
const fieldType = oneOf('u1', 'u4', 'i5', 'u8', 'i16', 'i64', 'u63', 'u64', 'i0', 'x')
const fieldOffset = oneOf('0', '1', '7', '#0', '#2', '100', '-1')
const fieldValue = oneOf('0', '1', '-1', '255', '9223372036854775807', '-9223372036854775808', 'x')

export const bitmaps = [
  command('SETBIT', bitKey, bitOffset, bit),
  command('SETBIT', bitKey, smallInteger, bit),
  command('GETBIT', bitKey, bitOffset),
  command('BITCOUNT', bitKey, range),
  command('BITPOS', bitKey, bit, maybe(smallInteger), maybe(smallInteger)),
  command('BITPOS', bitKey, bit, smallInteger, smallInteger, oneOf('BIT', 'BYTE')),
  command('BITOP', oneOf('AND', 'OR', 'XOR', 'NOT', 'bad'), bitKey, some(bitKey)),
  command(
    'BITFIELD',
    bitKey,
    some(
      fc.oneof(
        words('GET', fieldType, fieldOffset),
        words('SET', fieldType, fieldOffset, fieldValue),
        words('INCRBY', fieldType, fieldOffset, fieldValue),
        words('OVERFLOW', oneOf('WRAP', 'SAT', 'FAIL', 'bad')),
      ),
    ),
  ),
  command('BITFIELD_RO', bitKey, some(words('GET', fieldType, fieldOffset))),
]
