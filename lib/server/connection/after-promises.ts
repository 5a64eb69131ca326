// A test runner may fake them later, and then nothing would go on.
const { nextTick } = process
/** Has its callbacks called as `queueMicrotask` does, which makes more of them. */
const settled = Promise.resolve()

/** Calls back in this turn of the event loop, once no promise that is settled has more to tell. */
export function afterPromises(callback: () => void): void {
  settled.then(() => nextTick(callback))
}
