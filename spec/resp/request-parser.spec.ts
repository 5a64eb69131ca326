import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ErrorReply } from '../../lib/reply/reply.js'
import { RequestParser, Unreadable } from '../../lib/resp/request-parser.js'

const LIMITS = { bulkLength: 2 ** 29, count: 2 ** 31 - 1, isAuthenticated: true }

/** All commands that some pieces of bytes hold, and the error that ends them. */
function parse(pieces: readonly string[], limits = LIMITS): (string[] | string)[] {
  const parser = new RequestParser(() => limits)
  const commands: (string[] | string)[] = []
  for (const piece of pieces) {
    parser.push(Buffer.from(piece, 'latin1'))
    for (let next = parser.next(); next !== undefined; next = parser.next()) {
      if (next instanceof Unreadable) throw new Error(next.reason.text)
      commands.push(next instanceof ErrorReply ? next.text : next)
      if (next instanceof ErrorReply) return commands
    }
  }
  return commands
}

function written(argv: readonly string[]): string {
  return `*${argv.length}\r\n${argv.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`
}

const PING = ['PING']

const COMMANDS: [title: string, bytes: string, commands: string[][]][] = [
  ['an array of bulk strings', '*2\r\n$4\r\nECHO\r\n$2\r\n\r\n\r\n', [['ECHO', '\r\n']]],
  ['an empty array, passed over', '*0\r\n*-1\r\n*1\r\n$4\r\nPING\r\n', [PING]],
  ['an inline command', 'SET  a\tb\r\n', [['SET', 'a', 'b']]],
  ['an inline command with a line feed alone', 'PING\nPING\n', [PING, PING]],
  ['empty lines, passed over', '\r\n\r\n  \r\nPING\r\n', [PING]],
  ['quotes in an inline command', `ECHO "a\\x41 b" 'c\\'d'\r\n`, [['ECHO', 'aA b', "c'd"]]],
  ['whatever stands in place of an argument’s end', '*1\r\n$4\r\nPINGxxPING\r\n', [PING, PING]],
]

const ERRORS: [title: string, bytes: string, what: string][] = [
  ['a count that is no number', '*x\r\n', 'invalid multibulk length'],
  ['a count with a sign', '*+1\r\n', 'invalid multibulk length'],
  ['a count with a blank', '*1 \r\n', 'invalid multibulk length'],
  ['a giant count', `*${'9'.repeat(30)}\r\n`, 'invalid multibulk length'],
  ['a count with a zero ahead', '*01\r\n', 'invalid multibulk length'],
  ['a negative length', '*1\r\n$-1\r\n', 'invalid bulk length'],
  ['a length that is no number', '*1\r\n$4 \r\n', 'invalid bulk length'],
  ['a length with a zero ahead', '*1\r\n$04\r\nPING\r\n', 'invalid bulk length'],
  ['a giant length', '*1\r\n$536870913\r\n', 'invalid bulk length'],
  ['another type in place of an argument', '*1\r\n:4\r\n', "expected '$', got ':'"],
  ['an empty line in place of an argument', '*1\r\n\r\n', "expected '$', got ' '"],
  ['an open quote', 'ECHO "a\r\n', 'unbalanced quotes in request'],
  ['a quote with no blank behind', 'ECHO "a"b\r\n', 'unbalanced quotes in request'],
  ['an inline command without end', 'a'.repeat(70000), 'too big inline request'],
  ['a count without end', `*${'1'.repeat(70000)}`, 'too big mbulk count string'],
  ['a length without end', `*1\r\n$${'1'.repeat(70000)}`, 'too big bulk count string'],
]

describe('the request parser', () => {
  it.each(COMMANDS)('reads %s', (_, bytes, commands) => {
    expect(parse([bytes])).toEqual(commands)
  })

  it.each(COMMANDS)('reads %s, byte by byte', (_, bytes, commands) => {
    expect(parse([...bytes])).toEqual(commands)
  })

  it.each(ERRORS)('refuses %s', (_, bytes, what) => {
    expect(parse([bytes])).toEqual([`ERR Protocol error: ${what}`])
  })

  it('gives a client without its password little room', () => {
    const limits = { ...LIMITS, isAuthenticated: false }
    expect(parse(['*11\r\n'], limits)).toEqual([
      'ERR Protocol error: unauthenticated multibulk length',
    ])
    expect(parse(['*1\r\n$16385\r\n'], limits)).toEqual([
      'ERR Protocol error: unauthenticated bulk length',
    ])
  })

  it('reads a short command behind a long one that came in pieces', () => {
    const long = 'x'.repeat(1000)
    const bytes = written(['ECHO', long])
    expect(parse([bytes.slice(0, 500), bytes.slice(500), 'PING\r\n'])).toEqual([
      ['ECHO', long],
      PING,
    ])
  })

  it('keeps nothing ready for a giant count', () => {
    expect(parse(['*2000000000\r\n'])).toEqual([])
  })

  it('reads what was written, however it is cut', () => {
    const argv = fc.array(fc.string({ unit: fc.constantFrom('a', '\r', '\n', '$', '*', 'ÿ') }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(fc.array(argv), fc.infiniteStream(fc.nat(9)), (commands, cuts) => {
        let bytes = commands.map(written).join('')
        const pieces: string[] = []
        while (bytes !== '') {
          const length = cuts.next().value + 1
          pieces.push(bytes.slice(0, length))
          bytes = bytes.slice(length)
        }
        expect(parse(pieces)).toEqual(commands)
      }),
    )
  })
})
