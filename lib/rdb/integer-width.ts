/** The least of some numbers of bytes that a signed integer fits into. */
export function widthOf<Width extends number>(value: bigint, widths: readonly Width[]): Width {
  const fits = (width: number) => BigInt.asIntN(width * 8, value) === value
  return widths.find(fits) ?? widths[widths.length - 1]
}
