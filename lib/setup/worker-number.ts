/** Where test runners say which of their workers this process is, from 1 on. */
const VARIABLES = ['VITEST_POOL_ID', 'JEST_WORKER_ID'] as const
/** Mocha counts from 0. */
const FROM_ZERO = 'MOCHA_WORKER_ID'
/** That of `node --test` does not count. */
const UNCOUNTED = 'NODE_TEST_CONTEXT'

/** The variables that say of which test runner this is a worker. */
export type WorkerVariables = Readonly<Record<string, string | undefined>>

/** Those that are set in this process. */
export function ownWorker(): WorkerVariables {
  const names = [...VARIABLES, FROM_ZERO, UNCOUNTED]
  const all = names.map((name) => [name, process.env[name]] as const)
  return Object.fromEntries(all.filter(([, is]) => is !== undefined))
}

/** The number of this worker, from 1 on; 1 where nobody says. */
export function workerNumber(): number {
  for (const name of VARIABLES) {
    const number = Number(process.env[name])
    if (number > 0) return number
  }
  return Number(process.env[FROM_ZERO] ?? 0) + 1
}
