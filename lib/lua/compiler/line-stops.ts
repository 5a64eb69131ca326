import { INSTRUCTION_SIZE, OP, TESTS } from './opcodes.js'
import type { Proto } from './proto.js'

const JUMPS: ReadonlySet<number> = new Set([OP.JMP, OP.FORLOOP, OP.FORPREP, OP.TFORLOOP])

/** Where a function's instructions come to stand: `to[i]` is the LINE in front, or itself. */
interface Places {
  readonly to: readonly number[]
  readonly own: readonly number[]
}

/** A chunk with a LINE wherever a line may begin, in its functions too. */
export function withLineStops(chunk: Proto): Proto {
  return withStopsFrom(chunk, firstOf51(chunk, 0))
}

function withStopsOfFunction(proto: Proto): Proto {
  return withStopsFrom(proto, firstOf51(proto, afterArg(proto)))
}

function withStopsFrom(proto: Proto, first: number): Proto {
  const places = placesOf(proto, first)
  const { to, own } = places
  const count = to[to.length - 1]
  const code = new Int32Array(count * INSTRUCTION_SIZE)
  const lines = new Array<number>(count)
  for (const [i, line] of proto.lines.entries()) {
    code.set(moved(proto, i, places), own[i] * INSTRUCTION_SIZE)
    lines[own[i]] = line
    if (own[i] === to[i]) continue
    code.set([OP.LINE, 0, i === first ? 1 : 0, 0], to[i] * INSTRUCTION_SIZE)
    lines[to[i]] = line
  }
  return {
    ...proto,
    code,
    lines,
    functions: proto.functions.map(withStopsOfFunction),
    locals: proto.locals.map((local) => ({ ...local, from: to[local.from], to: to[local.to] })),
  }
}

function instructionAt({ code }: Proto, i: number): Int32Array {
  return code.subarray(i * INSTRUCTION_SIZE, (i + 1) * INSTRUCTION_SIZE)
}

function targetOf(proto: Proto, i: number): number | undefined {
  const [op, , b] = instructionAt(proto, i)
  return JUMPS.has(op) ? i + 1 + b : undefined
}

function targetsOf(proto: Proto): ReadonlySet<number | undefined> {
  return new Set(proto.lines.map((_, i) => targetOf(proto, i)))
}

/** Behind the instructions that make the local `arg` of a vararg function: Lua 5.1 needs none. */
function afterArg({ isVararg, parameters, locals }: Proto): number {
  return isVararg && locals[parameters]?.name === 'arg' ? locals[parameters].from : 0
}

/** The first instruction that Lua 5.1 has too: it takes the registers of a new frame for nil. */
function firstOf51(proto: Proto, start: number): number {
  const [op, a] = instructionAt(proto, start)
  const isClean = op === OP.LOADNIL && a >= proto.parameters && !targetsOf(proto).has(start)
  return isClean ? start + 1 : start
}

function placesOf(proto: Proto, first: number): Places {
  const targets = targetsOf(proto)
  const to: number[] = []
  const own: number[] = []
  let place = 0
  for (const i of proto.lines.keys()) {
    to.push(place)
    if (i >= first && mayBeginLine(proto, i, first, targets)) place++
    own.push(place++)
  }
  to.push(place)
  return { to, own }
}

function mayBeginLine(
  proto: Proto,
  i: number,
  first: number,
  targets: ReadonlySet<number | undefined>,
): boolean {
  if (i === first) return true
  const [op] = instructionAt(proto, i)
  const [before] = instructionAt(proto, i - 1)
  if (op === OP.EXTRAARG || TESTS.has(before)) return false
  return targets.has(i) || proto.lines[i] !== proto.lines[i - 1]
}

function moved(proto: Proto, i: number, { to, own }: Places): Int32Array {
  const instruction = instructionAt(proto, i).slice()
  const [op, , , c] = instruction
  const target = targetOf(proto, i)
  if (target !== undefined) instruction[2] = to[target] - own[i] - 1
  else if (op === OP.LOADBOOL && c !== 0) instruction[3] = to[i + 1 + c] - own[i] - 1
  return instruction
}
