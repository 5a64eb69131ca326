/** How something ended: with a value, or by what it threw. */
export type Ending<Value = unknown> = { readonly value: Value } | { readonly thrown: unknown }

/** What goes on behind something that a suspension left, once that ended. */
type GoOn = (ending: Ending) => unknown

/**
 * Thrown to leave a running script where it is. The frames of Lua stay as they are, and each
 * function of the host on the way out adds what it does behind the call that was left; together
 * they are what {@link resume} goes on with.
 */
export class Suspension {
  /** From the innermost out. */
  readonly #goOns: GoOn[] = []

  /** Adds what goes on behind what was added before, and gets how that ended. */
  behind(goOn: GoOn): void {
    this.#goOns.push(goOn)
  }

  /**
   * Goes on, once.
   * @param first what is done where it was left: it may raise an error there.
   * @returns what the outermost function gives.
   * @throws Suspension where the script is left again; else as the outermost function throws.
   */
  resume(first: () => unknown = nothing): unknown {
    let ending: Ending = { value: undefined }
    for (const [at, goOn] of [first, ...this.#goOns].entries()) {
      try {
        ending = { value: goOn(ending) }
      } catch (thrown) {
        if (thrown instanceof Suspension) {
          for (const outer of this.#goOns.slice(at)) thrown.behind(outer)
          throw thrown
        }
        ending = { thrown }
      }
    }
    return endValue(ending)
  }
}

function nothing(): void {}

/** The value that something ended with. @throws what it threw. */
export function endValue<Value>(ending: Ending<Value>): Value {
  if ('thrown' in ending) throw ending.thrown
  return ending.value
}

/**
 * Runs a body, which a suspension may leave, and hands on how it ended: at once, or when the script has
 * gone on.
 */
export function andThen<Value, Result>(
  body: () => Value,
  then: (ending: Ending<Value>) => Result,
): Result {
  let ending: Ending<Value>
  try {
    ending = { value: body() }
  } catch (thrown) {
    if (thrown instanceof Suspension) {
      thrown.behind(then as GoOn)
      throw thrown
    }
    ending = { thrown }
  }
  return then(ending)
}
