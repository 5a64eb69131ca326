import type { ByteString } from '../../reply/byte-string.js'

/** How 6.2 spells three of the commands. */
const SPELT_IN_6_2: Readonly<Record<string, string>> = {
  '[c]ontinue': '[c]continue',
  '[l]ist': '[l]list',
  '[l]ist [line]': '[l]list [line]',
  '[l]ist [line] [ctx]': '[l]list [line] [ctx]',
  '[e]val <code>': '[e]eval <code>',
}

/** What the debugger's `help` answers: usage, and what that does. */
const HELP: readonly (readonly [usage: string, text: string])[] = [
  ['[h]elp', 'Show this help.'],
  ['[s]tep', 'Run current line and stop again.'],
  ['[n]ext', 'Alias for step.'],
  ['[c]ontinue', 'Run till next breakpoint.'],
  ['[l]ist', 'List source code around current line.'],
  ['[l]ist [line]', 'List source code around [line].'],
  ['', 'line = 0 means: current position.'],
  ['[l]ist [line] [ctx]', 'In this form [ctx] specifies how many lines'],
  ['', 'to show before/after [line].'],
  ['[w]hole', "List all source code. Alias for 'list 1 1000000'."],
  ['[p]rint', 'Show all the local variables.'],
  ['[p]rint <var>', 'Show the value of the specified variable.'],
  ['', 'Can also show global vars KEYS and ARGV.'],
  ['[b]reak', 'Show all breakpoints.'],
  ['[b]reak <line>', 'Add a breakpoint to the specified line.'],
  ['[b]reak -<line>', 'Remove breakpoint from the specified line.'],
  ['[b]reak 0', 'Remove all breakpoints.'],
  ['[t]race', 'Show a backtrace.'],
  ['[e]val <code>', 'Execute some Lua code (in a different callframe).'],
  ['[r]edis <cmd>', 'Execute a Redis command.'],
  ['[m]axlen [len]', 'Trim logged Redis replies and Lua var dumps to len.'],
  ['', 'Specifying zero as <len> means unlimited.'],
  ['[a]bort', 'Stop the execution of the script. In sync'],
  ['', 'mode dataset changes will be retained.'],
]

/** And of the functions that scripts have for it. */
const HELP_ON_FUNCTIONS: typeof HELP = [
  ['redis.debug()', 'Produce logs in the debugger console.'],
  ['redis.breakpoint()', 'Stop execution like if there was a breakpoint in the'],
  ['', 'next line of code.'],
]

const USAGE_WIDTH = 20

/** @param isOf6 whether it is that of 6.2. */
export function helpLines(isOf6: boolean): ByteString[] {
  const lines = (rows: typeof HELP) =>
    rows.map(([usage, text]) => {
      const spelt = (isOf6 ? SPELT_IN_6_2[usage] : undefined) ?? usage
      return `${spelt.padEnd(USAGE_WIDTH)} ${text}`
    })
  return [
    'Redis Lua debugger help:',
    ...lines(HELP),
    '',
    'Debugger functions you can call from Lua scripts:',
    ...lines(HELP_ON_FUNCTIONS),
  ]
}
