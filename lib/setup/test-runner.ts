type Hook = () => unknown
type BeforeEach = (hook: Hook) => unknown
type AfterAll = (hook: Hook) => unknown

/** What vitest leaves on the global object of a worker. */
interface VitestGlobals {
  readonly __vitest_worker__?: { readonly filepath?: string }
  readonly __vitest_index__?: { readonly beforeEach?: BeforeEach; readonly afterAll?: AfterAll }
  readonly beforeEach?: BeforeEach
}

/** A test file, as far as two can be told apart: by the task of vitest that runs it, and its path. */
export interface TestFile {
  readonly task: object | undefined
  readonly path: string | undefined
}

/**
 * The test file that runs. Only vitest without isolation has several after each other that share
 * their globals; under all other runners each file finds new ones, or a new process.
 */
export function currentFile(): TestFile {
  const task = (globalThis as VitestGlobals).__vitest_worker__
  return { task, path: task?.filepath }
}

export function isSameFile(one: TestFile, other: TestFile): boolean {
  return one.task === other.task && one.path === other.path
}

/**
 * Lets a function run before each test of the file that is being set up.
 * @returns whether the runner has a way to do so.
 */
export function beforeEachTest(hook: Hook): boolean {
  const { beforeEach, __vitest_index__: vitest } = globalThis as VitestGlobals
  const known = beforeEach ?? vitest?.beforeEach ?? nodeBeforeEach()
  known?.(hook)
  return known !== undefined
}

/** That of `node --test`, in the processes that it starts. */
function nodeBeforeEach(): BeforeEach | undefined {
  if (process.env['NODE_TEST_CONTEXT'] === undefined) return undefined
  const runner = process.getBuiltinModule?.('node:test')
  return (hook) => runner?.beforeEach(() => hook())
}

/** Lets a function run after the tests of the file that is being set up, or as the process ends. */
export function afterTests(hook: Hook): void {
  // vitest ends its processes and threads without their knowledge.
  const { afterAll } = (globalThis as VitestGlobals).__vitest_index__ ?? {}
  if (afterAll === undefined) process.once('exit', hook)
  else afterAll(hook)
}
