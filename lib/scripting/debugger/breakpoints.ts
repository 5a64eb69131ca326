import type { ByteString } from '../../reply/byte-string.js'
import { cText } from '../../reply/errors/scripting.js'
import { strictInteger } from './c-number.js'
import type { Debugger } from './debugger.js'

/** Lists breakpoints; or sets them at lines, removes them by negative numbers, and all by 0. */
export function changeBreakpoints(each: Debugger, [, ...lines]: readonly ByteString[]): void {
  if (lines.length === 0) each.journal.add(...listed(each))
  for (const line of lines) each.journal.add(...changed(each, line))
}

function listed({ listing }: Debugger): ByteString[] {
  const { breakpoints } = listing
  if (breakpoints.length === 0) return ["No breakpoints set. Use 'b <line>' to add one."]
  return [
    `${breakpoints.length} breakpoints set:`,
    ...breakpoints.map((line) => listing.line(line)),
  ]
}

function changed({ listing }: Debugger, text: ByteString): ByteString[] {
  const line = strictInteger(text)
  if (line === undefined) return [`Invalid argument:'${cText(text)}'`]
  if (line < 0) {
    const isRemoved = listing.removeBreakpoint(-line)
    return [isRemoved ? 'Breakpoint removed.' : 'No breakpoint in the specified line.']
  }
  if (line === 0) {
    listing.removeBreakpoints()
    return ['All breakpoints removed.']
  }
  if (listing.isFull) return ['Too many breakpoints set.']
  return listing.addBreakpoint(line) ? listing.around(line, 1) : ['Wrong line number.']
}
