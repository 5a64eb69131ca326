import { createInterface, type Interface } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { type ByteString, byteStringToBuffer, utf8ToByteString } from '../../reply/byte-string.js'
import { hasColors } from './ldb-colors.js'
import type { Terminal } from './script-debugger.js'

const CLEAR_SCREEN = '\x1b[H\x1b[2J'

type Input = NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY'>>
type Output = NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY'>>

/** A terminal, or pipes in its place: lines that come through one are not asked for. */
export class StreamTerminal implements Terminal {
  readonly hasColors = hasColors(process.env['TERM'])
  readonly #output: Output
  readonly #reader: Interface
  readonly #lines: AsyncIterator<string>
  readonly #isTyped: boolean

  constructor(input: Input, output: Output) {
    this.#output = output
    this.#isTyped = input.isTTY === true
    this.#reader = createInterface({ input, ...(this.#isTyped && { output }) })
    this.#lines = this.#reader[Symbol.asyncIterator]()
  }

  async ask(prompt: string): Promise<ByteString | undefined> {
    this.#reader.setPrompt(prompt)
    if (this.#isTyped) this.#reader.prompt()
    const { done, value } = await this.#lines.next()
    return done === true ? undefined : utf8ToByteString(value)
  }

  print(text: ByteString): void {
    this.#output.write(byteStringToBuffer(text))
  }

  clear(): void {
    this.print(CLEAR_SCREEN)
  }

  close(): void {
    this.#reader.close()
  }
}
