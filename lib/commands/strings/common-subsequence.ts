import type { ByteString } from '../../reply/byte-string.js'
import { LCS_LENGTH_AND_INDEXES } from '../../reply/errors/strings.js'
import { ErrorReply, MapReply, type Reply } from '../../reply/reply.js'
import { parseInteger } from '../parse.js'

/** What LCS and STRALGO are asked for. */
export interface LcsOptions {
  length: boolean
  indexes: boolean
  leastMatch: number
  withMatchLength: boolean
}

/** A run of equal bytes: where it begins and ends in each text, ends included. */
interface Match {
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

export function noLcsOptions(): LcsOptions {
  return { length: false, indexes: false, leastMatch: 0, withMatchLength: false }
}

/**
 * Reads the option at a place of argv.
 *
 * @returns the place behind it, undefined where no option of LCS stands there.
 */
export function readLcsOption(
  options: LcsOptions,
  argv: readonly ByteString[],
  at: number,
): number | undefined | ErrorReply {
  const word = argv[at].toUpperCase()
  if (word === 'LEN') options.length = true
  else if (word === 'IDX') options.indexes = true
  else if (word === 'WITHMATCHLEN') options.withMatchLength = true
  else if (word === 'MINMATCHLEN' && at + 1 < argv.length) {
    const least = parseInteger(argv[at + 1])
    if (least instanceof ErrorReply) return least
    options.leastMatch = Math.max(0, least)
    return at + 2
  } else return undefined
  return at + 1
}

/** The longest common subsequence of two texts, its length, or where its runs are. */
export function commonSubsequence(a: ByteString, b: ByteString, options: LcsOptions): Reply {
  if (options.indexes && options.length) return LCS_LENGTH_AND_INDEXES
  const lengths = lengthTable(a, b)
  const width = b.length + 1
  const length = lengths[a.length * width + b.length]
  if (options.length) return length
  const matches = trace(a, b, lengths)
  if (!options.indexes) {
    return [...matches]
      .reverse()
      .map((match) => a.slice(match.a[0], match.a[1] + 1))
      .join('')
  }
  const shown = matches.filter((match) => match.a[1] - match.a[0] + 1 >= options.leastMatch)
  return new MapReply([
    ['matches', shown.map((match) => matchReply(match, options.withMatchLength))],
    ['len', length],
  ])
}

function matchReply({ a, b }: Match, withLength: boolean): Reply[] {
  const places = [[...a], [...b]]
  return withLength ? [...places, a[1] - a[0] + 1] : places
}

/** The length of the longest common subsequence of each two beginnings, row by row. */
function lengthTable(a: ByteString, b: ByteString): Uint32Array {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const at = i * width + j
      table[at] =
        a[i - 1] === b[j - 1]
          ? table[at - width - 1] + 1
          : Math.max(table[at - width], table[at - 1])
    }
  }
  return table
}

/** The runs of one longest common subsequence, the last first. */
function trace(a: ByteString, b: ByteString, table: Uint32Array): Match[] {
  const width = b.length + 1
  const matches: Match[] = []
  let i = a.length
  let j = b.length
  while (i > 0 && j > 0) {
    if (a[i - 1] === b[j - 1]) {
      const [endA, endB] = [i - 1, j - 1]
      do {
        i--
        j--
      } while (i > 0 && j > 0 && a[i - 1] === b[j - 1])
      matches.push({ a: [i, endA], b: [j, endB] })
    } else if (table[(i - 1) * width + j] > table[i * width + j - 1]) i--
    else j--
  }
  return matches
}
