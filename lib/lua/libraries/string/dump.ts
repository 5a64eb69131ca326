import { checkFunction, raise } from '../../arguments.js'
import type { Proto } from '../../compiler/proto.js'
import { type LuaState, pushBytes, valueAt } from '../../stack.js'
import { Closure, type LuaValue } from '../../values.js'

/** Signature, version, format and sizes of a chunk that Lua 5.1 precompiles on x86-64. */
const HEADER = '\x1bLuaQ\x00\x01\x04\x08\x04\x08\x00'
const INSTRUCTION_FIELDS = 4
const VARARG = 2

/**
 * `string.dump (function)`. The layout is that of Lua 5.1; the instructions are this interpreter's.
 * Nothing can load the result: Redis takes source text alone.
 */
export function dump(L: LuaState): number {
  checkFunction(L, 1)
  const dumped = valueAt(L, 1)
  if (!(dumped instanceof Closure)) return raise(L, 'unable to dump given function')
  pushBytes(L, HEADER + functionBytes(dumped.proto, undefined))
  return 1
}

function functionBytes(proto: Proto, parent: Proto | undefined): string {
  const { lines, constants, functions, locals, upvalues } = proto
  return [
    proto.source === parent?.source ? stringBytes(undefined) : stringBytes(proto.source),
    intBytes(Math.min(...lines)),
    intBytes(Math.max(...lines)),
    String.fromCharCode(upvalues.length, proto.parameters, proto.isVararg ? VARARG : 0),
    String.fromCharCode(proto.registers),
    listBytes(instructions(proto.code), intBytes),
    listBytes(constants, constantBytes),
    listBytes(functions, (inner) => functionBytes(inner, proto)),
    listBytes(lines, intBytes),
    listBytes(locals, ({ name, from, to }) => stringBytes(name) + intBytes(from) + intBytes(to)),
    listBytes(upvalues, ({ name }) => stringBytes(name)),
  ].join('')
}

function instructions(code: Int32Array): number[] {
  const words: number[] = []
  for (let at = 0; at < code.length; at += INSTRUCTION_FIELDS) {
    words.push(code[at] | (code[at + 1] << 6) | (code[at + 3] << 14) | (code[at + 2] << 23))
  }
  return words
}

function listBytes<Item>(items: readonly Item[], itemBytes: (item: Item) => string): string {
  return intBytes(items.length) + items.map(itemBytes).join('')
}

function constantBytes(value: LuaValue): string {
  switch (typeof value) {
    case 'boolean':
      return value ? '\x01\x01' : '\x01\x00'
    case 'number':
      return `\x03${doubleBytes(value)}`
    case 'string':
      return `\x04${stringBytes(value)}`
    default:
      return '\x00'
  }
}

function stringBytes(text: string | undefined): string {
  if (text === undefined) return intBytes(0) + intBytes(0)
  return `${intBytes(text.length + 1)}${intBytes(0)}${text}\0`
}

function intBytes(value: number): string {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value | 0)
  return bytes.toString('latin1')
}

function doubleBytes(value: number): string {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes.toString('latin1')
}
