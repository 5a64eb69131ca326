/** A method of Node that was replaced by one that asks how to go on. */
interface Replacement<Ask> {
  readonly original: unknown
  readonly method: unknown
  ask: Ask
}

/** How to replace a method, and what the new one asks. */
export interface Replacing<Method, Ask> {
  readonly ask: Ask
  /** What it asks when it was given back, and somebody still has it. */
  readonly neutral: Ask
  /** Makes the new method out of the old one and what gives the question of the moment. */
  readonly make: (original: Method, asked: () => Ask) => Method
}

/**
 * Replaces a method that the whole process shares.
 *
 * What is replaced is written on the holder itself: test runners load this module anew for each test
 * file, but those of Node only once, and two copies of this package may be in one process. A second
 * call takes the place of the first, also where somebody else wrapped the method meanwhile.
 *
 * @returns what gives the method back; without effect once another call took the place.
 */
export function replaceMethod<Method extends object, Ask extends object>(
  holder: object,
  name: string,
  { ask, neutral, make }: Replacing<Method, Ask>,
): () => void {
  const mark = Symbol.for(`redis-mock-lua.${name}`)
  const known = Reflect.get(holder, mark) as Replacement<Ask> | undefined
  const current = Reflect.get(holder, name) as Method
  if (known !== undefined && known.method !== current) known.ask = ask
  else {
    const original = (known?.original ?? current) as Method
    const method = likeOriginal(
      make(original, () => replacement.ask),
      original,
    )
    const replacement: Replacement<Ask> = { original, method, ask }
    Object.defineProperty(holder, mark, { configurable: true, value: replacement })
    Reflect.set(holder, name, method)
  }
  return () => {
    const latest = Reflect.get(holder, mark) as Replacement<Ask> | undefined
    if (latest?.ask !== ask) return
    latest.ask = neutral
    if (Reflect.get(holder, name) !== latest.method) return
    Reflect.set(holder, name, latest.original)
    Reflect.deleteProperty(holder, mark)
  }
}

/** What hangs on a method of Node says how others use it: `util.promisify` for one. */
function likeOriginal<Method>(method: Method, original: Method): Method {
  const { prototype: _, ...own } = Object.getOwnPropertyDescriptors(original)
  return Object.defineProperties(method, own as PropertyDescriptorMap)
}
