const KIB = 1024
const UNITS = ['K', 'M', 'G', 'T']

/** @param bytes as a count. @returns it with a unit: `1.50M`. */
export function human(bytes: number): string {
  if (bytes < KIB) return `${bytes}B`
  const power = Math.min(UNITS.length, Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / KIB ** power).toFixed(2)}${UNITS[power - 1]}`
}
