import type { ByteString } from '../../reply/byte-string.js'

const RESET = '\x1b[0m'

/** By what a line has in it, the colour that redis-cli gives it; the last that fits counts. */
const COLORS: readonly (readonly [mark: RegExp, bold: 0 | 1, color: number])[] = [
  [/^/, 0, 37],
  [/<debug>/, 1, 37],
  [/<redis>/, 0, 32],
  [/<reply>/, 0, 36],
  [/<error>/, 0, 31],
  [/<hint>/, 1, 37],
  [/<value>|<retval>/, 0, 35],
  [/^..#[0-9]./, 1, 37],
  [/^.>.[0-9]./, 0, 33],
]

/** A line of the debugger in the colours of redis-cli. */
export function colored(line: ByteString): ByteString {
  let start = ''
  for (const [mark, bold, color] of COLORS) {
    if (mark.test(line)) start = `\x1b[${bold};${color};49m`
  }
  return `${start}${line}${RESET}`
}

/** Whether redis-cli would take a terminal for one with colours. */
export function hasColors(term: string | undefined): boolean {
  return term?.includes('xterm') === true
}
