/** Calls a method that its type does not tell. */
export function ask<Result = Promise<unknown>>(
  on: object,
  name: string,
  ...args: readonly unknown[]
): Result {
  return Reflect.apply(Reflect.get(on, name), on, args)
}
