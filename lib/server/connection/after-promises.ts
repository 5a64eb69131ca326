// A test runner may fake them later, and then nothing would go on.
const { nextTick } = process
const soon = queueMicrotask

/** Calls back in this turn of the event loop, once no promise that is settled has more to tell. */
export function afterPromises(callback: () => void): void {
  soon(() => nextTick(callback))
}
