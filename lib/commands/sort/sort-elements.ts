import type { ByteString } from '../../reply/byte-string.js'
import { BAD_WEIGHT } from '../../reply/errors/sort.js'
import type { ErrorReply } from '../../reply/reply.js'
import { partialSort } from '../partial-sort.js'
import type { PatternLookup } from './pattern.js'
import { parseWeight } from './weight.js'

/** How elements are sorted. */
export interface SortOrder {
  readonly isDescending: boolean
  readonly isAlpha: boolean
  /** Finds an element's weight; absent where the elements are their own. */
  readonly weightOf: PatternLookup | undefined
  /** Whether bytes behind a NUL count: C's strcoll does not see them. */
  readonly isBinary: boolean
}

/** The places that are asked for, the last one included. */
export interface Places {
  readonly start: number
  readonly end: number
}

interface Weighed<Weight> {
  readonly element: ByteString
  readonly weight: Weight
}

/** The elements in order, at least at the places asked for. */
export function sortElements(
  elements: readonly ByteString[],
  order: SortOrder,
  places: Places,
): ByteString[] | ErrorReply {
  return order.isAlpha ? sortByText(elements, order, places) : sortByNumber(elements, order, places)
}

function sortByText(
  elements: readonly ByteString[],
  order: SortOrder,
  places: Places,
): ByteString[] {
  const { weightOf, isBinary } = order
  const visible = isBinary ? (text: ByteString) => text : beforeNul
  const weighed = elements.map((element) => {
    const text = weightOf === undefined ? element : weightOf(element)
    return { element, weight: text === undefined ? undefined : visible(text) }
  })
  return inOrder(weighed, order, places, (a, b) => compareTexts(a.weight, b.weight))
}

function sortByNumber(
  elements: readonly ByteString[],
  order: SortOrder,
  places: Places,
): ByteString[] | ErrorReply {
  const { weightOf } = order
  const weighed: Weighed<number>[] = []
  for (const element of elements) {
    // An element without a weight weighs nothing.
    const weight = parseWeight(weightOf === undefined ? element : (weightOf(element) ?? '0'))
    if (weight === undefined) return BAD_WEIGHT
    weighed.push({ element, weight })
  }
  return inOrder(weighed, order, places, (a, b) => {
    if (a.weight !== b.weight) return a.weight < b.weight ? -1 : 1
    return compareTexts(a.element, b.element)
  })
}

function inOrder<Weight>(
  weighed: Weighed<Weight>[],
  { isDescending, weightOf }: SortOrder,
  { start, end }: Places,
  compare: (a: Weighed<Weight>, b: Weighed<Weight>) => number,
): ByteString[] {
  const ordered = isDescending
    ? (a: Weighed<Weight>, b: Weighed<Weight>) => -compare(a, b)
    : compare
  const isPart = start !== 0 || end !== weighed.length - 1
  if (weightOf !== undefined && isPart) partialSort(weighed, ordered, start, end)
  else weighed.sort(ordered)
  return weighed.map(({ element }) => element)
}

/** Nothing stands before every text. */
function compareTexts(a: ByteString | undefined, b: ByteString | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  return b !== undefined && a < b ? -1 : 1
}

function beforeNul(text: ByteString): ByteString {
  const nul = text.indexOf('\0')
  return nul < 0 ? text : text.slice(0, nul)
}
