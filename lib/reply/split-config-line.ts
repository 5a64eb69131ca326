import type { ByteString } from './byte-string.js'

const BLANKS = ' \n\r\t\v\f'
/** What ends a word without quotes: fewer blanks than those that may stand before one. */
const ENDS = ' \n\r\t'
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' }
const HEX_ESCAPE = /\\x([0-9a-fA-F]{2})/y

/**
 * Splits a line into words as a line of redis.conf: blanks separate, quotes hold them together,
 * `"…"` knows `\n \r \t \b \a \xHH \\ \"`, `'…'` knows `\'`.
 *
 * @returns undefined where a quote is left open, or has no blank behind it.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/
 */
export function splitConfigLine(line: ByteString): ByteString[] | undefined {
  const words: ByteString[] = []
  let at = skipBlanks(line, 0)
  while (at < line.length) {
    const word = readWord(line, at)
    if (word === undefined) return undefined
    words.push(word.text)
    at = skipBlanks(line, word.end)
  }
  return words
}

interface Read {
  readonly text: ByteString
  readonly end: number
}

function skipBlanks(line: ByteString, from: number): number {
  let at = from
  while (at < line.length && BLANKS.includes(line[at])) at++
  return at
}

function readWord(line: ByteString, from: number): Read | undefined {
  let text = ''
  let at = from
  while (at < line.length && !ENDS.includes(line[at])) {
    const char = line[at]
    if (char !== '"' && char !== "'") {
      text += char
      at++
      continue
    }
    const quoted = readQuoted(line, at)
    if (quoted === undefined) return undefined
    return { text: text + quoted.text, end: quoted.end }
  }
  return { text, end: at }
}

/** Reads from an opening quote on; a closing quote ends the word. */
function readQuoted(line: ByteString, from: number): Read | undefined {
  const quote = line[from]
  let text = ''
  let at = from + 1
  while (at < line.length && line[at] !== quote) {
    const part = line[at] === '\\' ? readEscape(line, at, quote) : { text: line[at], end: at + 1 }
    text += part.text
    at = part.end
  }
  const isClosed = at < line.length
  const isWordEnd = at + 1 >= line.length || BLANKS.includes(line[at + 1])
  return isClosed && isWordEnd ? { text, end: at + 1 } : undefined
}

function readEscape(line: ByteString, at: number, quote: string): Read {
  const next = line[at + 1]
  if (quote === "'") {
    return next === "'" ? { text: "'", end: at + 2 } : { text: '\\', end: at + 1 }
  }
  HEX_ESCAPE.lastIndex = at
  const hex = HEX_ESCAPE.exec(line)
  if (hex !== null) return { text: String.fromCharCode(Number.parseInt(hex[1], 16)), end: at + 4 }
  if (next === undefined) return { text: '\\', end: at + 1 }
  return { text: ESCAPES[next] ?? next, end: at + 2 }
}
