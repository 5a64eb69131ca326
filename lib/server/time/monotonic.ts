/**
 * Milliseconds that pass evenly, for how long something takes: a test runner may fake the function
 * of the same name later, and then time would jump.
 */
export const monotonic = performance.now.bind(performance)
