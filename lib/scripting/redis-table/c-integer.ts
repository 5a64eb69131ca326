const LEAST_INT = -(2 ** 31)

/** A number as C on x86-64 casts it to `int`: toward zero; the least int where it has no place. */
export function toCInt(n: number): number {
  const integer = Math.trunc(n)
  return integer >= LEAST_INT && integer <= 2 ** 31 - 1 ? integer + 0 : LEAST_INT
}
