import type { ClientClass } from './client-classes.js'

/** How a class leads its clients. */
export interface Leading {
  /** The arguments of the constructor, from those that were given. */
  prepare(args: readonly unknown[]): unknown[]
  /** Takes an instance that was made. */
  finish(instance: object): void
  /** What is found under a name of the class, in the place of its own member. */
  find(member: unknown, name: PropertyKey): unknown
}

/**
 * A class whose instances are led. It is the class itself, seen through other doors: prototype and
 * `instanceof` are the same, and a class can be derived from it.
 */
export function ledClass(original: ClientClass, { prepare, finish, find }: Leading): ClientClass {
  return new Proxy(original, {
    construct(target, args, newTarget) {
      const instance: object = Reflect.construct(target as never, prepare(args), newTarget)
      finish(instance)
      return instance
    },
    /** That of version 4 is a function, from which others derive by calling it. */
    apply: (target, self, args) => Reflect.apply(target as never, self, prepare(args)),
    get: (target, name, receiver) => find(Reflect.get(target, name, receiver), name),
  })
}
