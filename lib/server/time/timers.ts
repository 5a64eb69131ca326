const { setTimeout: start, clearTimeout: stop } = globalThis

/** The longest wait of a timer of Node; longer ones would end at once. */
const LONGEST = 2 ** 31 - 1

/** A timer that runs; it does not keep the process alive. */
export type Timer = ReturnType<typeof setTimeout>

/**
 * Calls back once, after real time: the functions are those from before a test runner faked them,
 * so that a client that waits with a timeout never hangs.
 */
export function startTimer(milliseconds: number, callback: () => void): Timer {
  if (milliseconds <= LONGEST) return start(callback, milliseconds).unref()
  return start(() => {}, LONGEST).unref()
}

export function stopTimer(timer: Timer | undefined): void {
  stop(timer)
}
