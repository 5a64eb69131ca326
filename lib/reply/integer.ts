/** An integer reply of a whole number: a number where it is exact, else a bigint. */
export function integerReply(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
