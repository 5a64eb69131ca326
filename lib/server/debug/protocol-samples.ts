import { SHORT_OF_RESP3, WRONG_PROTOCOL_TYPE } from '../../reply/errors/server.js'
import {
  Attribute,
  BigNumber,
  Double,
  MapReply,
  Push,
  Replies,
  type Reply,
  SetReply,
  Verbatim,
} from '../../reply/reply.js'
import type { ServerContext } from '../server-context.js'

const NUMBERS = [0, 1, 2]
const PUSHED = new Push(['server-cpu-usage', 42])
const AFTER_PUSH = 'Some real reply following the push reply'

type Sample = (context: ServerContext) => Reply | Replies

/** What DEBUG PROTOCOL answers: an example of each type of the protocol. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  string: () => 'Hello World',
  integer: () => 12345,
  double: ({ version }) => double(version < '7.0' ? '3.1415926535900001' : '3.141'),
  null: () => null,
  array: () => [...NUMBERS],
  set: () => new SetReply(NUMBERS),
  map: ({ resp }) =>
    new MapReply(NUMBERS.map((n) => [n, resp === 3 ? n === 1 : Number(n === 1)] as const)),
  attrib: () =>
    new Replies([
      new Attribute([['key-popularity', ['key:123', 90]]]),
      'Some real reply following the attribute',
    ]),
  push({ resp, version }) {
    if (resp === 2) return SHORT_OF_RESP3
    return new Replies(version < '7.2' ? [PUSHED, AFTER_PUSH] : [AFTER_PUSH, PUSHED])
  },
  verbatim: () => new Verbatim('txt', 'This is a verbatim\nstring'),
  true: () => true,
  false: () => false,
  bignum: () => new BigNumber('1234567999999999999999999999999999999'),
}

/** @param type a type's name in any case. */
export function protocolSample(context: ServerContext, type: string): Reply | Replies {
  const name = type.toLowerCase()
  return Object.hasOwn(SAMPLES, name) ? SAMPLES[name](context) : WRONG_PROTOCOL_TYPE
}

function double(text: string): Double {
  return new Double(Number(text), text)
}
