/** How many bytes an allocator gives out where it is asked for some. */
export type Allocate = (bytes: number) => number

const SMALLEST = 8
const QUANTUM = 16
/** Up to here sizes are multiples of the quantum; above, each doubling has four steps. */
const LARGEST_OF_QUANTA = 128
const STEPS = 4

/**
 * The sizes of jemalloc, which Redis uses where it can.
 * @see https://jemalloc.net/jemalloc.3.html#size_classes
 */
export function allocated(bytes: number): number {
  if (bytes <= SMALLEST) return SMALLEST
  if (bytes <= LARGEST_OF_QUANTA) return roundUp(bytes, QUANTUM)
  return roundUp(bytes, 2 ** Math.floor(Math.log2(bytes - 1)) / STEPS)
}

function roundUp(bytes: number, unit: number): number {
  return Math.ceil(bytes / unit) * unit
}
