type Compare<Item> = (a: Item, b: Item) => number

const INSERTION_SORTED = 7
const MEDIAN_OF_NINE_FROM = 41

/**
 * Sorts an array in place so far that the items from `first` to `last` are those that a full sort
 * puts there. Redis does so for SORT BY with LIMIT and searches of GEO with COUNT, and where items
 * compare equal its order shows: this is the same quicksort, by Bentley and McIlroy ("Engineering a
 * sort function", 1993).
 */
export function partialSort<Item>(
  items: Item[],
  compare: Compare<Item>,
  first: number,
  last: number,
): void {
  sortSegment({ items, compare, first, last }, 0, items.length)
}

interface Sorting<Item> {
  readonly items: Item[]
  readonly compare: Compare<Item>
  readonly first: number
  readonly last: number
}

/** @param end the place behind the segment. */
function sortSegment<Item>(sorting: Sorting<Item>, begin: number, end: number): void {
  let from = begin
  while (true) {
    if (end - from < INSERTION_SORTED) {
      insertionSort(sorting, from, end)
      return
    }
    const { less, more } = partition(sorting, from, end)
    if (less > 1 && isAskedFor(sorting, from, from + less)) sortSegment(sorting, from, from + less)
    from = end - more
    if (more <= 1 || !isAskedFor(sorting, from, end)) return
  }
}

function isAskedFor<Item>({ first, last }: Sorting<Item>, from: number, end: number): boolean {
  return !((first < from && last < from) || (first >= end && last >= end))
}

function insertionSort<Item>({ items, compare }: Sorting<Item>, from: number, end: number): void {
  for (let i = from + 1; i < end; i++) {
    for (let j = i; j > from && compare(items[j - 1], items[j]) > 0; j--) swap(items, j, j - 1)
  }
}

/** Puts the items less than a pivot in front and those greater at the end; how many these are. */
function partition<Item>(sorting: Sorting<Item>, from: number, end: number) {
  const { items } = sorting
  swap(items, from, pivotOf(sorting, from, end))
  const cursor = { equalEnd: from + 1, low: from + 1, high: end - 1, equalBegin: end - 1 }
  while (true) {
    passLess(sorting, items[from], cursor)
    passGreater(sorting, items[from], cursor)
    if (cursor.low > cursor.high) break
    swap(items, cursor.low++, cursor.high--)
  }
  const { equalEnd, low, high, equalBegin } = cursor
  swapBlocks(items, from, low, Math.min(equalEnd - from, low - equalEnd))
  swapBlocks(items, low, end, Math.min(equalBegin - high, end - equalBegin - 1))
  return { less: low - equalEnd, more: equalBegin - high }
}

/** Items equal to the pivot wait before `equalEnd` and behind `equalBegin`. */
interface Cursor {
  equalEnd: number
  low: number
  high: number
  equalBegin: number
}

function passLess<Item>({ items, compare }: Sorting<Item>, pivot: Item, cursor: Cursor): void {
  while (cursor.low <= cursor.high) {
    const order = compare(items[cursor.low], pivot)
    if (order > 0) return
    if (order === 0) swap(items, cursor.equalEnd++, cursor.low)
    cursor.low++
  }
}

function passGreater<Item>({ items, compare }: Sorting<Item>, pivot: Item, cursor: Cursor): void {
  while (cursor.low <= cursor.high) {
    const order = compare(items[cursor.high], pivot)
    if (order < 0) return
    if (order === 0) swap(items, cursor.high, cursor.equalBegin--)
    cursor.high--
  }
}

/** Exchanges a count of items at a place with as many before another place. */
function swapBlocks<Item>(items: Item[], from: number, end: number, count: number): void {
  for (let i = 0; i < count; i++) swap(items, from + i, end - count + i)
}

function pivotOf<Item>(sorting: Sorting<Item>, from: number, end: number): number {
  const size = end - from
  const middle = from + (size >> 1)
  const last = end - 1
  if (size === INSERTION_SORTED) return middle
  if (size < MEDIAN_OF_NINE_FROM) return median(sorting, from, middle, last)
  const step = size >> 3
  return median(
    sorting,
    median(sorting, from, from + step, from + 2 * step),
    median(sorting, middle - step, middle, middle + step),
    median(sorting, last - 2 * step, last - step, last),
  )
}

function median<Item>({ items, compare }: Sorting<Item>, a: number, b: number, c: number): number {
  if (compare(items[a], items[b]) < 0) {
    if (compare(items[b], items[c]) < 0) return b
    return compare(items[a], items[c]) < 0 ? c : a
  }
  if (compare(items[b], items[c]) > 0) return b
  return compare(items[a], items[c]) < 0 ? a : c
}

function swap<Item>(items: Item[], a: number, b: number): void {
  const item = items[a]
  items[a] = items[b]
  items[b] = item
}
