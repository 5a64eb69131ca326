import type { ByteString } from '../../reply/byte-string.js'
import { SYNTAX_ERROR } from '../../reply/errors/common.js'
import {
  ANY_WITHOUT_COUNT,
  GEO_COUNT_NOT_POSITIVE,
  searchCenterMissing,
  searchShapeMissing,
  storeWithOptions,
} from '../../reply/errors/geo.js'
import { ErrorReply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { parseInteger } from '../parse.js'
import { parseBox, parsePosition, parseRadius } from './arguments.js'
import type { Position } from './geohash.js'
import type { Search } from './search-options.js'

/** What differs between the commands that search. */
export interface SearchForm {
  readonly kind: 'radius' | 'radius without store' | 'search' | 'search and store'
  readonly version: RedisVersion
  /** Where a member lies, undefined where the key is missing, or an error. */
  readonly positionOf: (member: ByteString) => Position | undefined | ErrorReply
}

interface SearchOption {
  readonly kinds: readonly SearchForm['kind'][]
  /** How many arguments follow its name. */
  readonly takes: number
  /** Whether it may not stand beside what was read before. */
  readonly isExcluded?: (search: Search) => boolean
  readonly read: (
    search: Search,
    values: readonly ByteString[],
    form: SearchForm,
  ) => ErrorReply | undefined
}

const ALL = ['radius', 'radius without store', 'search', 'search and store'] as const
const SEARCHES = ['search', 'search and store'] as const

function flag(change: Partial<Search>): SearchOption {
  return {
    kinds: ALL,
    takes: 0,
    read: (search) => {
      Object.assign(search, change)
      return undefined
    },
  }
}

function store(storesDistance: boolean): SearchOption {
  return {
    kinds: ['radius'],
    takes: 1,
    read: (search, [storeKey]) => {
      Object.assign(search, { storeKey, storesDistance })
      return undefined
    },
  }
}

const COUNT: SearchOption = {
  kinds: ALL,
  takes: 1,
  read: (search, [text]) => {
    const count = parseInteger(text)
    if (count instanceof ErrorReply) return count
    if (count <= 0) return GEO_COUNT_NOT_POSITIVE
    search.count = count
    return undefined
  },
}

const FROMMEMBER: SearchOption = {
  kinds: SEARCHES,
  takes: 1,
  isExcluded: ({ centerBy }) => centerBy === 'position',
  read: (search, [member], form) => {
    const center = form.positionOf(member)
    if (center instanceof ErrorReply) return center
    Object.assign(search, { center, centerBy: 'member' })
    return undefined
  },
}

const FROMLONLAT: SearchOption = {
  kinds: SEARCHES,
  takes: 2,
  isExcluded: ({ centerBy }) => centerBy === 'member',
  read: (search, [longitude, latitude]) => {
    const center = parsePosition(longitude, latitude)
    if (center instanceof ErrorReply) return center
    Object.assign(search, { center, centerBy: 'position' })
    return undefined
  },
}

const BYRADIUS: SearchOption = {
  kinds: SEARCHES,
  takes: 2,
  isExcluded: ({ size }) => size?.kind === 'box',
  read: (search, [radiusText, unitText], { version }) => {
    const circle = parseRadius(radiusText, unitText, version)
    if (circle instanceof ErrorReply) return circle
    search.size = { kind: 'circle', radius: circle.radius }
    search.unit = circle.unit
    return undefined
  },
}

const BYBOX: SearchOption = {
  kinds: SEARCHES,
  takes: 3,
  isExcluded: ({ size }) => size?.kind === 'circle',
  read: (search, values, { version }) => {
    const box = parseBox(values, version)
    if (box instanceof ErrorReply) return box
    search.size = { kind: 'box', width: box.width, height: box.height }
    search.unit = box.unit
    return undefined
  },
}

/** By name; a name that means something else to another command stands there twice. */
const OPTIONS: ReadonlyMap<string, readonly SearchOption[]> = new Map([
  ['WITHDIST', [flag({ withDistance: true })]],
  ['WITHHASH', [flag({ withHash: true })]],
  ['WITHCOORD', [flag({ withPosition: true })]],
  ['ANY', [flag({ isAny: true })]],
  ['ASC', [flag({ order: 'ascending' })]],
  ['DESC', [flag({ order: 'descending' })]],
  ['COUNT', [COUNT]],
  ['STORE', [store(false)]],
  ['STOREDIST', [store(true), { ...flag({ storesDistance: true }), kinds: ['search and store'] }]],
  ['FROMMEMBER', [FROMMEMBER]],
  ['FROMLONLAT', [FROMLONLAT]],
  ['BYRADIUS', [BYRADIUS]],
  ['BYBOX', [BYBOX]],
])

/** Reads the options from a place of argv on into a search. @returns what refuses them. */
export function readSearchOptions(
  search: Search,
  argv: readonly ByteString[],
  from: number,
  form: SearchForm,
): ErrorReply | undefined {
  let at = from
  while (at < argv.length) {
    const values = argv.slice(at + 1)
    const option = OPTIONS.get(argv[at].toUpperCase())?.find(({ kinds }) =>
      kinds.includes(form.kind),
    )
    if (option === undefined || option.takes > values.length) return SYNTAX_ERROR
    if (option.isExcluded?.(search)) return SYNTAX_ERROR
    const refusal = option.read(search, values, form)
    if (refusal !== undefined) return refusal
    at += 1 + option.takes
  }
  return contradiction(search, argv[0], form)
}

function contradiction(
  { withDistance, withHash, withPosition, ...search }: Search,
  name: ByteString,
  { kind, version }: SearchForm,
): ErrorReply | undefined {
  const isGeosearch = kind === 'search' || kind === 'search and store'
  if (search.storeKey !== undefined && (withDistance || withHash || withPosition)) {
    return storeWithOptions(isGeosearch, version)
  }
  if (isGeosearch && search.centerBy === undefined) return searchCenterMissing(name)
  if (isGeosearch && search.size === undefined) return searchShapeMissing(name)
  return search.isAny && search.count === 0 ? ANY_WITHOUT_COUNT : undefined
}
