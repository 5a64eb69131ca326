/**
 * A table that is made when it is first used. Few scripts ask for a sine, and to make the tables takes some
 * milliseconds of each process that loads them.
 */
export function whenUsed<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
