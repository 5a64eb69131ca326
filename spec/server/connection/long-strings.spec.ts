import { afterEach, describe, expect, it } from 'vitest'
import { createServer } from '../../../lib/index.js'
import { type ByteString, LONGEST_BYTE_STRING } from '../../../lib/reply/byte-string.js'
import { ErrorReply } from '../../../lib/reply/reply.js'
import { Connection } from '../../../lib/server/connection/connection.js'

const PIECE = Buffer.alloc(2 ** 24, 'x')
const TOO_LONG = LONGEST_BYTE_STRING + 1
const REFUSAL = `-ERR an argument of ${TOO_LONG} bytes is too large here: JavaScript has no strings longer than ${LONGEST_BYTE_STRING}\r\n`

/** A client whose bytes are the same ones over and over, so that they take no room. */
class LongClient {
  readonly server = createServer({ config: { 'client-query-buffer-limit': '10gb' } })
  /** The replies, a long piece by its length alone. */
  received = ''
  isCut = false
  readonly #connection = new Connection(this.server, {
    write: (bytes) => {
      this.received += bytes.length > PIECE.length ? `(${bytes.length})` : bytes
      return true
    },
    end: () => {},
    hold: () => {},
    pending: () => 0,
    cut: () => {
      this.isCut = true
    },
  })

  say(text: ByteString): void {
    this.#connection.receive(Buffer.from(text, 'latin1'))
  }

  /** All that it got. */
  async heard(): Promise<string> {
    await new Promise((resolve) => setImmediate(resolve))
    return this.received
  }

  /** Writes a command whose last argument is as long as asked. */
  sayLong(words: readonly ByteString[], length: number): void {
    const head = words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')
    this.say(`*${words.length + 1}\r\n${head}$${length}\r\n`)
    for (let left = length; left > 0; left -= PIECE.length) {
      this.#connection.receive(PIECE.subarray(0, left))
    }
    this.say('\r\n')
  }
}

describe('a client with strings longer than JavaScript has', () => {
  let client: LongClient
  const open = (config: Readonly<Record<string, string>> = {}) => {
    client = new LongClient()
    for (const [name, value] of Object.entries(config)) client.server.config.set(name, value)
  }
  afterEach(() => client.server.close())

  it('hears that its argument is too large, and goes on', async () => {
    open()
    client.sayLong(['SET', 'k'], TOO_LONG)
    client.say('EXISTS k\r\n')
    expect(await client.heard()).toBe(`${REFUSAL}:0\r\n`)
  })

  it('hears that its transaction is aborted', async () => {
    open()
    client.say('MULTI\r\n')
    client.sayLong(['SET', 'k'], TOO_LONG)
    client.say('EXEC\r\n')
    expect(await client.heard()).toBe(
      `+OK\r\n${REFUSAL}-EXECABORT Transaction discarded because of previous errors.\r\n`,
    )
  })

  it('is cut off where it sends more than its query buffer may hold', () => {
    open({ 'client-query-buffer-limit': `${2 ** 28}` })
    client.sayLong(['SET', 'k'], TOO_LONG)
    expect(client).toMatchObject({ received: '', isCut: true })
  })

  it('gets a reply of several that are longer together', async () => {
    open()
    const length = 2 ** 28
    client.server.connect().execute(['SET', 'k', 'x'.repeat(length)])
    client.say('MGET k k k\r\n')
    const bulk = `$${length}\r\n(${length})\r\n`
    expect(await client.heard()).toBe(`*3\r\n${bulk.repeat(3)}`)
  })

  // Recorded from 6.2.16: the stream that was to be is there all the same.
  it('may not add an entry of more than 1 GB to a stream', () => {
    open()
    const session = client.server.connect()
    const quarter = 'x'.repeat(2 ** 28)
    const refusal = new ErrorReply('ERR Elements are too large to be stored')
    const entry = ['a', quarter, 'b', quarter, 'c', quarter, 'd', quarter]
    expect(session.execute(['XADD', 's', '*', ...entry])).toEqual(refusal)
    expect(session.execute(['EXISTS', 's'])).toBe(1)
    expect(session.execute(['XLEN', 's'])).toBe(0)
  })
})
