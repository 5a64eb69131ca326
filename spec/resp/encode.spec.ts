import { describe, expect, it } from 'vitest'
import {
  BigNumber,
  Double,
  ErrorReply,
  MapReply,
  NO_REPLY,
  NULL_ARRAY,
  OK,
  Push,
  Replies,
  type Reply,
  SetReply,
  Verbatim,
} from '../../lib/reply/reply.js'
import { encodeReply } from '../../lib/resp/encode.js'

const ROWS: [title: string, reply: Reply | Replies, resp2: string, resp3: string][] = [
  ['a bulk string', 'a\r\n\xff', '$4\r\na\r\n\xff\r\n', '$4\r\na\r\n\xff\r\n'],
  ['an empty bulk string', '', '$0\r\n\r\n', '$0\r\n\r\n'],
  ['an integer', -1, ':-1\r\n', ':-1\r\n'],
  ['a big integer', 2n ** 63n - 1n, ':9223372036854775807\r\n', ':9223372036854775807\r\n'],
  ['null', null, '$-1\r\n', '_\r\n'],
  ['a null array', NULL_ARRAY, '*-1\r\n', '_\r\n'],
  ['a status', OK, '+OK\r\n', '+OK\r\n'],
  ['an error', new ErrorReply('ERR no'), '-ERR no\r\n', '-ERR no\r\n'],
  ['true', true, ':1\r\n', '#t\r\n'],
  ['false', false, ':0\r\n', '#f\r\n'],
  ['a double', new Double(0.1, '0.1'), '$3\r\n0.1\r\n', ',0.1\r\n'],
  ['a big number', new BigNumber('12'), '$2\r\n12\r\n', '(12\r\n'],
  ['a verbatim string', new Verbatim('txt', 'hi'), '$2\r\nhi\r\n', '=6\r\ntxt:hi\r\n'],
  [
    'an array',
    [1, ['a', null]],
    '*2\r\n:1\r\n*2\r\n$1\r\na\r\n$-1\r\n',
    '*2\r\n:1\r\n*2\r\n$1\r\na\r\n_\r\n',
  ],
  ['a map', new MapReply([['a', 1]]), '*2\r\n$1\r\na\r\n:1\r\n', '%1\r\n$1\r\na\r\n:1\r\n'],
  ['a set', new SetReply(['a']), '*1\r\n$1\r\na\r\n', '~1\r\n$1\r\na\r\n'],
  ['a push', new Push(['a']), '*1\r\n$1\r\na\r\n', '>1\r\n$1\r\na\r\n'],
  ['several replies', new Replies([1, 2]), ':1\r\n:2\r\n', ':1\r\n:2\r\n'],
  ['no reply', NO_REPLY, '', ''],
]

describe('the protocol', () => {
  it.each(ROWS)('writes %s', (_, reply, resp2, resp3) => {
    expect(encodeReply(reply, 2)).toBe(resp2)
    expect(encodeReply(reply, 3)).toBe(resp3)
  })
})
