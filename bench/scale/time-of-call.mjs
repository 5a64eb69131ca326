const BUDGET_MS = 150
const ROUNDS = 3
/** A contender that takes longer for one call is not asked for more of them. */
const PATIENCE_MS = 10_000
/** One that takes longer to fill is not asked for more elements. */
const FILL_PATIENCE_MS = 30_000

/**
 * The time of one call in microseconds, the best of some rounds.
 * @returns undefined where the contender answers an error.
 */
export async function timeOfCall({ call }, argv, n) {
  const firstMs = await msOf(call, argv, n, 0, 1)
  if (firstMs === undefined) return undefined
  const warmMs = await msOf(call, argv, n, 1, firstMs > BUDGET_MS ? 1 : 20)
  const calls = Math.max(1, Math.min(100_000, Math.round(BUDGET_MS / warmMs)))
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, await msOf(call, argv, n, round * calls, calls))
    if (best * calls > PATIENCE_MS) break
  }
  return best * 1000
}

async function msOf(call, argv, n, from, calls) {
  const started = performance.now()
  try {
    for (let i = from; i < from + calls; i++) {
      const reply = call(argv(i, n))
      const answer = reply instanceof Promise ? await reply : reply
      if (answer?.constructor?.name === 'ErrorReply') return undefined
    }
  } catch {
    return undefined
  }
  return (performance.now() - started) / calls
}

/**
 * Gives the key its elements.
 * @returns whether the contender could, in reasonable time.
 */
export async function fill({ call, empty }, argvs) {
  await empty()
  const started = performance.now()
  const pending = []
  try {
    for (const argv of argvs) {
      pending.push(call(argv))
      if (pending.length === 1000) await Promise.all(pending.splice(0))
      if (performance.now() - started > FILL_PATIENCE_MS) return false
    }
    const replies = await Promise.all(pending)
    return replies.every((reply) => reply?.constructor?.name !== 'ErrorReply')
  } catch {
    return false
  }
}
