// A test runner may fake them later, and then nothing would go on.
const { nextTick } = process
/** Calls back when `queueMicrotask` would, which makes several objects for each callback. */
const settled = Promise.resolve()

/** Calls back in this turn of the event loop, once no promise that is settled has more to tell. */
export function afterPromises(callback: () => void): void {
  settled.then(() => nextTick(callback))
}
