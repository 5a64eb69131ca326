import { deserialize, serialize } from 'node:v8'
import type { LuaValue } from '../values.js'
import { ARG_TABLE } from './arg-table.js'
import { createProto, type Proto } from './proto.js'

/** A constant; `null` stands for the one that is a function of ours. */
type FlatConstant = LuaValue | null

/** A function as one list, since names of fields would be most of its bytes. */
type FlatProto = readonly [
  code: Int32Array,
  constants: readonly FlatConstant[],
  functions: readonly FlatProto[],
  upvalueNames: readonly string[],
  upvaluePlaces: Int32Array,
  localNames: readonly string[],
  localRanges: Int32Array,
  lines: Int32Array,
  parameters: number,
  isVararg: boolean,
  registers: number,
]

/** A main function, and the names that all functions of a chunk share. */
type FlatChunk = readonly [main: FlatProto, source: string, shortSource: string]

/** A compiled chunk as bytes, which {@link readProto} of the same release of Node reads. */
export function writeProto(proto: Proto): Buffer {
  const chunk: FlatChunk = [flatten(proto), proto.source, proto.shortSource]
  return serialize(chunk)
}

/** The chunk whose bytes {@link writeProto} gave. */
export function readProto(bytes: Buffer): Proto {
  const [main, source, shortSource] = deserialize(bytes) as FlatChunk
  return unflatten(main, { source, shortSource })
}

function flatten({
  code,
  constants,
  functions,
  upvalues,
  locals,
  lines,
  ...rest
}: Proto): FlatProto {
  return [
    code,
    constants.map((value) => (value === ARG_TABLE ? null : value)),
    functions.map(flatten),
    upvalues.map(({ name }) => name),
    Int32Array.from(upvalues.flatMap(({ isRegister, index }) => [Number(isRegister), index])),
    locals.map(({ name }) => name),
    Int32Array.from(locals.flatMap(({ from, to }) => [from, to])),
    Int32Array.from(lines),
    rest.parameters,
    rest.isVararg,
    rest.registers,
  ]
}

function unflatten(flat: FlatProto, name: Pick<Proto, 'source' | 'shortSource'>): Proto {
  const [code, constants, functions, upvalueNames, places, localNames, ranges, lines] = flat
  const [, , , , , , , , parameters, isVararg, registers] = flat
  return createProto({
    code,
    constants: constants.map((value) => (value === null ? ARG_TABLE : value)),
    functions: functions.map((inner) => unflatten(inner, name)),
    upvalues: upvalueNames.map((name, i) => ({
      name,
      isRegister: places[2 * i] === 1,
      index: places[2 * i + 1],
    })),
    parameters,
    isVararg,
    registers,
    lines: numbersOf(lines),
    locals: localNames.map((name, i) => ({ name, from: ranges[2 * i], to: ranges[2 * i + 1] })),
    ...name,
  })
}

/** The numbers as an array: made so, without an iterator, whose results would take more memory. */
function numbersOf(integers: Int32Array): number[] {
  const numbers = new Array<number>(integers.length)
  for (let i = 0; i < integers.length; i++) numbers[i] = integers[i]
  return numbers
}
