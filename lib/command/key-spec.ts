import type { ByteString } from '../reply/byte-string.js'

/**
 * What a command does to a key, in the words of COMMAND KEYSPECS: first whether it reads (`RO`),
 * changes (`RW`), overwrites (`OW`) or removes (`RM`) it, then what it does to the data in it. What
 * `access` has returns or copies the user's data; TYPE, say, does not. A `not_key` only looks like
 * a key: a sharded channel.
 * @see https://redis.io/docs/latest/develop/reference/key-specs/
 */
export type KeyAccess =
  | 'RO'
  | 'RO access'
  | 'RW access'
  | 'RW access update'
  | 'RW access insert'
  | 'RW access delete'
  | 'RW access delete incomplete'
  | 'RW update'
  | 'RW insert'
  | 'RW delete'
  | 'OW update'
  | 'OW insert'
  | 'RM delete'
  | 'not_key'

/** A key of an argv. */
export interface KeyReference {
  readonly place: number
  readonly access: KeyAccess
}

/** Keys at fixed places: from `first` to `last` (negative counts from the end) in steps of `step`. */
export interface KeyRange {
  readonly access: KeyAccess
  readonly first: number
  readonly last: number
  readonly step: number
  /** The access of one argv, where it is less for some. */
  readonly accessIn?: (argv: readonly ByteString[]) => KeyAccess
  /** Whether an argv has the keys, where some have other ones in their stead. */
  readonly isIn?: (argv: readonly ByteString[]) => boolean
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
  /** Where the search for the keyword starts; negative counts from the end, and goes back. */
  readonly from: number
  /** What follows is keys: its first half (`STREAMS`), one (`STORE`), two, or all (`KEYS`). */
  readonly takes: 'half' | 'one' | 'two' | 'all'
  /**
   * Other keywords, each with how many arguments it takes, which are passed over. Where they are
   * named, the last keyword counts, as with SORT's STORE.
   */
  readonly others?: Readonly<Record<string, number>>
  /** Whether COMMAND does not tell clients how to find the keys. */
  readonly isUnknown?: boolean
  /** Whether an argv has the keys, where the keyword alone does not tell. */
  readonly isIn?: (argv: readonly ByteString[]) => boolean
}

/** Keys that an argv does not tell, as those of SORT's BY and GET. */
export interface UnknownKeys {
  readonly access: KeyAccess
  readonly isUnknown: true
}

export type KeySpec = KeyRange | KeyCount | KeyWord | UnknownKeys

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
  const present = specs.filter((spec) => isOfKeys(spec) && !isAbsent(spec, argv))
  return present.flatMap((spec) => placesOf(spec, argv).map((place) => argv[place]))
}

/**
 * The keys that a command's argv names, each with its access; none at all where the argv has fewer
 * arguments than it says, as the command will refuse it.
 *
 * @param withChannels whether to find what only looks like a key, too.
 */
export function keyReferences(
  specs: readonly KeySpec[],
  argv: readonly ByteString[],
  withChannels = false,
): readonly KeyReference[] {
  const references: KeyReference[] = []
  for (const spec of specs) {
    if ((!withChannels && !isOfKeys(spec)) || isAbsent(spec, argv)) continue
    const places = placesOf(spec, argv)
    if (places.length === 0 || promised(spec, argv) > places.length) return []
    const access = accessOf(spec, argv)
    for (const place of places) references.push({ place, access })
  }
  return references
}

/** What a command does to the keys of a spec, given its arguments. */
export function accessOf(spec: KeySpec, argv: readonly ByteString[]): KeyAccess {
  return 'accessIn' in spec && spec.accessIn !== undefined ? spec.accessIn(argv) : spec.access
}

function isOfKeys({ access }: KeySpec): boolean {
  return access !== 'not_key'
}

function isAbsent(spec: KeySpec, argv: readonly ByteString[]): boolean {
  if ('isIn' in spec && spec.isIn?.(argv) === false) return true
  return 'keyword' in spec ? keywordAt(spec, argv) < 0 : isUnknownToAll(spec)
}

function isUnknownToAll(spec: KeySpec): spec is UnknownKeys {
  return 'isUnknown' in spec && !('keyword' in spec)
}

/** How many keys a count of them tells of. */
function promised(spec: KeySpec, argv: readonly ByteString[]): number {
  return 'countAt' in spec ? Number(argv[spec.countAt]) : 0
}

function placesOf(spec: KeySpec, argv: readonly ByteString[]): number[] {
  if ('countAt' in spec) return countedPlaces(spec, argv)
  if ('keyword' in spec) return keywordPlaces(spec, argv)
  if (isUnknownToAll(spec)) return []
  const { first, last, step } = spec
  return places(first, last < 0 ? argv.length + last : last, argv, step)
}

function places(from: number, to: number, { length }: readonly ByteString[], step = 1): number[] {
  const found: number[] = []
  for (let place = from; place <= to && place < length; place += step) found.push(place)
  return found
}

function countedPlaces({ countAt }: KeyCount, argv: readonly ByteString[]): number[] {
  const count = Number(argv[countAt])
  return Number.isInteger(count) ? places(countAt + 1, countAt + count, argv) : []
}

function keywordPlaces(spec: KeyWord, argv: readonly ByteString[]): number[] {
  const at = keywordAt(spec, argv)
  if (at < 0) return []
  const left = argv.length - at - 1
  const count = { one: 1, two: 2, half: Math.floor(left / 2), all: left }[spec.takes]
  return places(at + 1, at + count, argv)
}

function keywordAt(spec: KeyWord, argv: readonly ByteString[]): number {
  return spec.others === undefined ? firstKeyword(spec, argv) : lastKeyword(spec, argv)
}

function firstKeyword({ from, keyword }: KeyWord, argv: readonly ByteString[]): number {
  const isKeyword = (word: ByteString) => word.toLowerCase() === keyword
  if (from < 0) return argv.slice(0, from + 1 || undefined).findLastIndex(isKeyword)
  const last = argv.length - 1
  return argv.findIndex((word, i) => i >= from && i < last && isKeyword(word))
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
