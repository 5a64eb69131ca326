import type { ByteString } from '../../reply/byte-string.js'
import { cText } from '../../reply/errors/scripting.js'

const OUT_OF_RANGE = '<out of range source code line>'
const NUMBER_WIDTH = 3
/** As many breakpoints as a session may have. */
const MOST_BREAKPOINTS = 64

/** The lines of a script, with a mark at the current one and at those with a breakpoint. */
export class SourceListing {
  readonly #lines: readonly ByteString[]
  readonly #breakpoints: number[] = []
  /** The line that runs; 0 before the first. */
  current = 0

  /** @param body the whole script; line breaks at its end do not count. */
  constructor(body: ByteString) {
    const text = body.replace(/[\r\n]+$/, '')
    this.#lines = text === '' ? [] : text.split('\n')
  }

  get breakpoints(): readonly number[] {
    return this.#breakpoints
  }

  get isFull(): boolean {
    return this.#breakpoints.length === MOST_BREAKPOINTS
  }

  hasBreakpoint(line: number): boolean {
    return this.#breakpoints.includes(line)
  }

  /** Whether there was such a line, without a breakpoint, and it got one. */
  addBreakpoint(line: number): boolean {
    if (line <= 0 || line > this.#lines.length || this.isFull) return false
    if (this.hasBreakpoint(line)) return false
    this.#breakpoints.push(line)
    return true
  }

  /** Whether there was one. */
  removeBreakpoint(line: number): boolean {
    const at = this.#breakpoints.indexOf(line)
    if (at >= 0) this.#breakpoints.splice(at, 1)
    return at >= 0
  }

  removeBreakpoints(): void {
    this.#breakpoints.length = 0
  }

  /** A line with its number, and what marks it. */
  line(number: number): ByteString {
    const text = cText(this.#lines[number - 1] ?? OUT_OF_RANGE)
    return `${this.#mark(number)}${String(number).padEnd(NUMBER_WIDTH)} ${text}`
  }

  /** The lines that are at most so far from one. */
  around(center: number, distance: number): ByteString[] {
    const first = Math.max(1, center - distance)
    const last = Math.min(this.#lines.length, center + distance)
    const listed: ByteString[] = []
    for (let number = first; number <= last; number++) listed.push(this.line(number))
    return listed
  }

  #mark(number: number): string {
    const isCurrent = number === this.current
    return `${isCurrent ? '->' : '  '}${this.hasBreakpoint(number) ? '#' : ' '}`
  }
}
