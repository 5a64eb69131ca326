import type { Registration } from './registration.js'

/** What a hook of Mocha uses of the suite of all files. */
export interface Suite {
  readonly file?: string
  readonly suites: readonly Suite[]
  readonly _beforeAll: unknown[]
  beforeAll(hook: () => Promise<void>): void
}

/** What `this` is in a hook. */
export interface HookContext {
  readonly test: { readonly parent: Suite }
}

/** Whether Mocha runs in this process, which takes the hooks. */
export function isMocha(): boolean {
  const { env, argv } = process
  return env['MOCHA_WORKER_ID'] !== undefined || /[\\/]_?mocha(\.js)?$/.test(argv[1] ?? '')
}

/**
 * The root hooks of Mocha, which it takes from a module that `--require` names. Mocha loads all files
 * before it runs the first, so the servers are emptied where the first suite of a file begins, before
 * its own hooks.
 *
 * @see https://mochajs.org/#root-hook-plugins
 */
export function rootHooks(registration: Registration) {
  return {
    beforeAll(this: HookContext) {
      const seen = new Set<string | undefined>()
      for (const suite of this.test.parent.suites) {
        if (!seen.has(suite.file)) beforeOwnHooks(suite, () => registration.resetFile())
        seen.add(suite.file)
      }
    },
    async beforeEach() {
      if (registration.resetsTests) await registration.reset()
    },
  }
}

function beforeOwnHooks(suite: Suite, hook: () => Promise<void>): void {
  suite.beforeAll(hook)
  const last = suite._beforeAll.pop()
  suite._beforeAll.unshift(last)
}
