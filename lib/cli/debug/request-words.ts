import type { ByteString } from '../../reply/byte-string.js'
import { splitConfigLine } from '../../reply/split-config-line.js'

const CODE = /^(?:e|eval) /
const COUNT = /^[ \t]*[+-]?[0-9]+$/

/** What a line asks for, and how often; `bad line` or `bad count` where that makes no sense. */
export type Request =
  | { readonly words: readonly ByteString[]; readonly times: number }
  | 'bad line'
  | 'bad count'

/**
 * Reads a line as redis-cli does: words in quotes or not, with a number in front that repeats them.
 * @param isDebugging whether code for `eval` stands as it is.
 */
export function readRequest(line: ByteString, isDebugging: boolean): Request {
  const code = isDebugging ? CODE.exec(line) : null
  if (code !== null) {
    return { words: [code[0].trimEnd(), line.slice(code[0].length)], times: 1 }
  }
  const words = splitConfigLine(line)
  if (words === undefined) return 'bad line'
  if (words.length < 2 || !COUNT.test(words[0])) return { words, times: 1 }
  const times = Number(words[0])
  return times > 0 ? { words: words.slice(1), times } : 'bad count'
}
