import type { LuaState } from '../../lua/stack.js'
import type { ByteString } from '../../reply/byte-string.js'
import { cText } from '../../reply/errors/scripting.js'
import { changeBreakpoints } from './breakpoints.js'
import { leadingInteger } from './c-number.js'
import type { Debugger, GoOn } from './debugger.js'
import { callRedis, evaluate } from './evaluate.js'
import { helpLines } from './help-lines.js'
import { printAll, printOne, trace } from './print.js'

const CONTEXT_LINES = 5
const UNKNOWN = '<error> Unknown Redis Lua debugger command or wrong number of arguments.'

/** What a command gets: the debugger, where the script stands, and the request. */
type Run = (each: Debugger, L: LuaState, argv: readonly ByteString[]) => GoOn | undefined

const COMMANDS: Readonly<Record<string, Run>> = {
  help: shows((each) => each.journal.add(...helpLines(each.version === '6.2'))),
  step,
  next: step,
  continue: () => goOn,
  trace: shows(trace),
  maxlen: shows(changeLimit),
  break: shows((each, _L, argv) => changeBreakpoints(each, argv)),
  eval: shows(evaluate),
  abort: (each, L) => () => each.raise(L, 'script aborted for user request'),
  redis: shows((each, L, argv) => {
    if (argv.length > 1) callRedis(each, L, argv.slice(1))
    else each.journal.add(UNKNOWN)
  }),
  print: shows((each, L, argv) => {
    if (argv.length === 2) printOne(each, L, cText(argv[1]))
    else printAll(each, L)
  }),
  list: shows(list),
  whole: shows(({ journal, listing }) => journal.add(...listing.around(1, Infinity))),
}

const BY_NAME = new Map(
  Object.entries(COMMANDS).flatMap(([name, run]) => [
    [name, run],
    [name[0], run],
  ]),
)

/**
 * Does what a client asks for; what there is to say of it stands in the journal.
 * @returns how the script goes on, where it does.
 */
export function answerRequest(
  each: Debugger,
  L: LuaState,
  argv: readonly ByteString[],
): GoOn | undefined {
  const run = BY_NAME.get(cText(argv[0]).toLowerCase())
  if (run !== undefined) return run(each, L, argv)
  each.journal.add(UNKNOWN)
  return undefined
}

function shows(show: (each: Debugger, L: LuaState, argv: readonly ByteString[]) => void): Run {
  return (each, L, argv) => {
    show(each, L, argv)
    return undefined
  }
}

function goOn(): undefined {
  return undefined
}

function step(each: Debugger): GoOn {
  each.isStepping = true
  return goOn
}

function list({ journal, listing }: Debugger, _L: LuaState, argv: readonly ByteString[]): void {
  const [, line = '', distance] = argv
  const center = leadingInteger(line)
  journal.add(
    ...listing.around(
      center > 0 ? center : listing.current,
      distance === undefined ? CONTEXT_LINES : leadingInteger(distance),
    ),
  )
}

function changeLimit({ journal }: Debugger, _L: LuaState, argv: readonly ByteString[]): void {
  if (argv.length === 2) journal.limit = leadingInteger(argv[1])
  journal.add(
    journal.limit === 0
      ? '<value> replies are unlimited.'
      : `<value> replies are truncated at ${journal.limit} bytes.`,
  )
}
