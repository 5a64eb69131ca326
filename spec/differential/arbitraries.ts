import fc, { type Arbitrary } from 'fast-check'
import type { ByteString } from '../../lib/reply/byte-string.js'

export type Argv = ByteString[]
type Part = ByteString | Arbitrary<ByteString | ByteString[]>

/** A command: literal words and generated parts, one argument each or a list of them. */
export function command(...parts: Part[]): Arbitrary<Argv> {
  const arbitraries = parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))
  return fc.tuple(...arbitraries).map((args) => args.flat())
}

/** Words and parts behind one another, as arguments of a command. */
export const words = command

/** The parts, or nothing. */
export function maybe(...parts: Part[]): Arbitrary<ByteString[]> {
  return fc.oneof(fc.constant<ByteString[]>([]), command(...parts))
}

export function oneOf(...choices: ByteString[]): Arbitrary<ByteString> {
  return fc.constantFrom(...choices)
}

/** Any order and choice of some options, each at most once and at most three. */
export function someOf(...options: Arbitrary<ByteString[]>[]): Arbitrary<ByteString[]> {
  return fc
    .shuffledSubarray(options, { maxLength: Math.min(3, options.length) })
    .chain((chosen) => fc.tuple(...chosen))
    .map((parts) => parts.flat())
}

/** One to four times what the parts make. */
export function some(...parts: Part[]): Arbitrary<ByteString[]> {
  return fc.array(command(...parts), { minLength: 1, maxLength: 4 }).map((lists) => lists.flat())
}

const ODD_KEYS = ['__proto__', 'constructor', '\xff\x00', '']

/** A key that mostly holds one type of value, so that commands meet what they work on. */
function keyOf(...names: ByteString[]): Arbitrary<ByteString> {
  return fc.oneof(
    { weight: 20, arbitrary: oneOf(...names) },
    { weight: 1, arbitrary: oneOf('s1', 'h1', 'l1', 't1', 'z1', 'x1', 'none') },
    { weight: 1, arbitrary: oneOf(...ODD_KEYS) },
  )
}

export const stringKey = keyOf('s1', 's2', 's3')
export const bitKey = keyOf('b1', 'b2', 's1')
export const hashKey = keyOf('h1', 'h2')
export const listKey = keyOf('l1', 'l2', 'l3')
export const setKey = keyOf('t1', 't2', 't3')
export const zsetKey = keyOf('z1', 'z2', 'z3')
export const geoKey = keyOf('g1', 'g2')
export const logKey = keyOf('p1', 'p2', 'p3')
/** Members of one score, as ranges by member need: of others Redis says nothing. */
export const lexKey = oneOf('y1', 'y2')
export const streamKey = keyOf('x1', 'x2')
export const anyKey = oneOf(
  's1',
  's2',
  'h1',
  'l1',
  'l2',
  't1',
  't2',
  'z1',
  'z2',
  'x1',
  'none',
  'b1',
)

export const member = fc.oneof(
  { weight: 8, arbitrary: oneOf('a', 'b', 'c', 'd', 'e', 'aa', 'ab', 'B', '1', '2', '3', '10') },
  {
    weight: 2,
    arbitrary: oneOf('', '-1', '01', '1.5', '__proto__', 'toString', '\xff\xfe', 'a\0b'),
  },
  { weight: 1, arbitrary: oneOf('x'.repeat(65), '9223372036854775807', '-9223372036854775808') },
)

export const text = fc.oneof(
  member,
  oneOf('hello world', 'foobar', 'ohmytext', 'mynewtext', '\r\n', '\x00\x01\x02', 'caf\xc3\xa9'),
)

export const integer = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -6, max: 12 }).map(String) },
  { weight: 1, arbitrary: oneOf('100', '-100', '4294967296', '9223372036854775807') },
  { weight: 1, arbitrary: oneOf('-9223372036854775808', '9223372036854775808', '') },
  { weight: 1, arbitrary: oneOf('abc', '1.5', ' 1', '01', '+1', '-0', '1e3') },
)

/** A count that neither side can take too long over. */
export const smallInteger = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -6, max: 12 }).map(String) },
  { weight: 1, arbitrary: oneOf('x', '', '1.5', '01') },
)

export const float = fc.oneof(
  { weight: 6, arbitrary: integer },
  { weight: 4, arbitrary: oneOf('0.1', '-0.5', '3.25', '1e5', '1.23456789012345678', '-1e-7') },
  {
    weight: 2,
    arbitrary: oneOf('inf', '-inf', '+inf', 'nan', '1e400', '0x10', '.5', '5.', '-0.0'),
  },
)

export const count = smallInteger
