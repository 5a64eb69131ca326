import type { ByteString } from '../reply/byte-string.js'

/** What a command does to a key. @see https://redis.io/docs/latest/develop/reference/key-specs/ */
export type KeyAccess = 'RO' | 'RW' | 'OW' | 'RM'

/** Keys at fixed places: from `first` to `last` (negative counts from the end) in steps of `step`. */
export interface KeyRange {
  readonly access: KeyAccess
  readonly first: number
  readonly last: number
  readonly step: number
}

/** A count of keys at `countAt`, the keys behind it. */
export interface KeyCount {
  readonly access: KeyAccess
  readonly countAt: number
}

/** The keys behind a keyword: the first half of what follows (XREAD STREAMS k k id id). */
export interface KeyWord {
  readonly access: KeyAccess
  readonly keyword: string
  /** Where the search for the keyword starts. */
  readonly from: number
  /** Whether only the first half of what follows is keys (`STREAMS`), or just one key (`STORE`). */
  readonly takes: 'half' | 'one'
  /**
   * Other keywords, each with how many arguments it takes, which are passed over. Where they are
   * named, the last keyword counts, as with SORT's STORE.
   */
  readonly others?: Readonly<Record<string, number>>
}

export type KeySpec = KeyRange | KeyCount | KeyWord

/** One key at a fixed place. */
export function keyAt(place: number, access: KeyAccess): KeyRange {
  return { access, first: place, last: place, step: 1 }
}

/** All arguments from a place on, `step` apart. */
export function keysFrom(place: number, access: KeyAccess, step = 1): KeyRange {
  return { access, first: place, last: step === 1 ? -1 : -step + 1 || -1, step }
}

/** The keys that a command's argv names, in order. */
export function keysOf(
  specs: readonly KeySpec[],
  argv: readonly ByteString[],
): readonly ByteString[] {
  return specs.flatMap((spec) => {
    if ('countAt' in spec) return countedKeys(spec, argv)
    if ('keyword' in spec) return keywordKeys(spec, argv)
    return rangeKeys(spec, argv)
  })
}

function rangeKeys({ first, last, step }: KeyRange, argv: readonly ByteString[]): ByteString[] {
  const end = last < 0 ? argv.length + last : last
  const keys: ByteString[] = []
  for (let i = first; i <= end && i < argv.length; i += step) keys.push(argv[i])
  return keys
}

function countedKeys({ countAt }: KeyCount, argv: readonly ByteString[]): ByteString[] {
  const count = Number(argv[countAt])
  return Number.isInteger(count) ? argv.slice(countAt + 1, countAt + 1 + count) : []
}

function keywordKeys(spec: KeyWord, argv: readonly ByteString[]): ByteString[] {
  const at = spec.others === undefined ? firstKeyword(spec, argv) : lastKeyword(spec, argv)
  if (at < 0) return []
  if (spec.takes === 'one') return argv.slice(at + 1, at + 2)
  return argv.slice(at + 1, at + 1 + Math.floor((argv.length - at - 1) / 2))
}

function firstKeyword({ from, keyword }: KeyWord, argv: readonly ByteString[]): number {
  return argv.findIndex((arg, i) => i >= from && arg.toLowerCase() === keyword)
}

function lastKeyword({ from, keyword, others = {} }: KeyWord, argv: readonly ByteString[]): number {
  let found = -1
  for (let i = from; i < argv.length; i++) {
    const word = argv[i].toLowerCase()
    if (Object.hasOwn(others, word)) i += others[word]
    else if (word === keyword && i + 1 < argv.length) found = i
  }
  return found
}
