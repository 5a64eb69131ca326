import { INSTRUCTION_SIZE, OP, TESTS } from './opcodes.js'
import type { Proto } from './proto.js'

/** What the line of a `break` has more than it should, so that its jump is known. */
export const BREAK_MARK = 0.5

/**
 * Lua 5.1 ends a block whose variables closures share by an instruction that all ways out of it
 * pass. fengari lets jumps to the end of the block go on at once: here they stop there again.
 */
export function withBlockEnds(proto: Proto): Proto {
  const { lines, functions } = proto
  const code = proto.code.slice()
  const ends = [...lines.keys()].filter((i) => endsBlock(proto, i))
  for (const i of lines.keys()) {
    if (!isClosingJump(proto, i)) continue
    const passed = ends.find((end) => end > i && doSame(proto, i, end))
    if (passed !== undefined) code[i * INSTRUCTION_SIZE + 2] = passed - i - 1
  }
  return {
    ...proto,
    code,
    lines: lines.map(Math.floor),
    functions: functions.map(withBlockEnds),
  }
}

function isClosingJump({ code }: Proto, i: number): boolean {
  const at = i * INSTRUCTION_SIZE
  return code[at] === OP.JMP && code[at + 1] !== 0
}

/** Whether an instruction is the jump that fengari puts at the end of such a block. */
function endsBlock(proto: Proto, i: number): boolean {
  const { code, lines, locals } = proto
  if (!isClosingJump(proto, i) || !Number.isInteger(lines[i])) return false
  const isBehindTest = i > 0 && TESTS.has(code[(i - 1) * INSTRUCTION_SIZE])
  return !isBehindTest && locals.some(({ to }) => to === i + 1)
}

/** Whether two jumps close the same variables and lead to the same place. */
function doSame({ code }: Proto, one: number, other: number): boolean {
  const a = one * INSTRUCTION_SIZE
  const b = other * INSTRUCTION_SIZE
  return code[a + 1] === code[b + 1] && one + code[a + 2] === other + code[b + 2]
}
