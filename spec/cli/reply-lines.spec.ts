import { describe, expect, it } from 'vitest'
import { replyLines } from '../../lib/cli/reply-lines.js'
import { Double, ErrorReply, MapReply, NULL_ARRAY, OK, type Reply } from '../../lib/reply/reply.js'

const ROWS: [title: string, reply: Reply, lines: string[]][] = [
  ['a status', OK, ['OK']],
  ['an error', new ErrorReply('ERR no'), ['(error) ERR no']],
  ['an integer', 5, ['(integer) 5']],
  ['a big integer', 2n ** 62n, ['(integer) 4611686018427387904']],
  ['null', null, ['(nil)']],
  ['a null array', NULL_ARRAY, ['(nil)']],
  ['a bulk string', 'a"\\\n\xff', ['"a\\"\\\\\\n\\xff"']],
  ['a double', new Double(1.5, '1.5'), ['"1.5"']],
  ['an empty array', [], ['(empty array)']],
  ['an array', [1, 'a'], ['1) (integer) 1', '2) "a"']],
  ['a nested array', ['a', [1, [2]]], ['1) "a"', '2) 1) (integer) 1', '   2) 1) (integer) 2']],
  ['a map', new MapReply([['a', 1]]), ['1) "a"', '2) (integer) 1']],
  [
    'ten items',
    Array.from({ length: 10 }, (_, i) => i),
    [...Array.from({ length: 9 }, (_, i) => ` ${i + 1}) (integer) ${i}`), '10) (integer) 9'],
  ],
]

describe('a reply on a terminal', () => {
  it.each(ROWS)('shows %s', (_, reply, lines) => {
    expect(replyLines(reply)).toEqual(lines)
  })
})
