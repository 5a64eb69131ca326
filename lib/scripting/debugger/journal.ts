import type { ByteString } from '../../reply/byte-string.js'

const MOST_BYTES = 256
const LEAST_LIMIT = 60
const HINT = "<hint> The above reply was trimmed. Use 'maxlen 0' to disable trimming."

/** What the debugger has to say until it says it. */
export class Journal {
  #lines: ByteString[] = []
  #isHintDue = true
  /** How long the lines of values and replies may be; 0 for as long as they are. */
  #limit = MOST_BYTES

  get limit(): number {
    return this.#limit
  }

  /** Takes a limit of the client's own, who then needs no hint. */
  set limit(limit: number) {
    this.#isHintDue = false
    this.#limit = limit !== 0 && limit <= LEAST_LIMIT ? LEAST_LIMIT : limit
  }

  add(...lines: readonly ByteString[]): void {
    for (const line of lines) this.#lines.push(line)
  }

  /** As {@link add}, of a line that may be too long. */
  addTrimmed(line: ByteString): void {
    if (this.#limit === 0 || line.length <= this.#limit) {
      this.add(line)
      return
    }
    this.add(`${line.slice(0, this.#limit)} ...`)
    if (this.#isHintDue) this.add(HINT)
    this.#isHintDue = false
  }

  /** Takes all lines out. */
  take(): ByteString[] {
    const lines = this.#lines
    this.#lines = []
    return lines.map((line) => line.replace(/[\r\n]/g, ' '))
  }
}
