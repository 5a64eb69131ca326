import { cpus } from 'node:os'

/**
 * The time of one call, in microseconds: the best of some rounds, contenders taking turns, so that
 * what else the machine does falls on all of them.
 *
 * @param contenders by name: an async function that makes `calls` calls one after the other.
 */
export async function microsecondsPerCall(contenders, { rounds = 5, budgetMs = 400 } = {}) {
  const calls = {}
  for (const [name, run] of Object.entries(contenders))
    calls[name] = await callsWithin(run, budgetMs)

  const best = {}
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const started = performance.now()
      await run(calls[name])
      const each = ((performance.now() - started) * 1000) / calls[name]
      best[name] = Math.min(best[name] ?? Infinity, each)
    }
  }
  return best
}

async function callsWithin(run, budgetMs) {
  await run(50)
  const started = performance.now()
  await run(50)
  const each = (performance.now() - started) / 50
  return Math.max(50, Math.round(budgetMs / each))
}

/** A number with three digits that matter. */
export function readable(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3)
}

/** The day and the machine, for a table that is kept. */
export function measuredOn() {
  const day = new Date().toISOString().slice(0, 10)
  return `${day}: ${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`
}
