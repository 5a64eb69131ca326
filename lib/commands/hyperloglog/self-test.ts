import { defineCommand } from '../../command/define-command.js'
import {
  hyperloglogRegisterMismatch,
  hyperloglogTooFarOff,
} from '../../reply/errors/hyperloglog.js'
import { OK, type Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'
import { DENSE_BYTES, readRegister, writeRegister } from './dense-registers.js'
import { REGISTERS } from './estimate.js'
import { countOf, HyperLogLog } from './hyperloglog.js'

const LARGEST_REGISTER = 63
const MOST_ELEMENTS = 10_000
/** The standard error of the estimate, for this many registers. */
const STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS)
const MOST_STANDARD_ERRORS = 4

/** Checks that registers keep what they are given, and that estimates are near what was added. */
export const pfselftest = defineCommand<CommandContext>({
  name: 'pfselftest',
  arity: 1,
  flags: ['admin'],
  categories: ['hyperloglog'],
  run: (context) => testRegisters(context) ?? testEstimates(context) ?? OK,
})

function testRegisters(context: CommandContext): Reply | undefined {
  const registers = new Uint8Array(DENSE_BYTES)
  const wanted = Uint8Array.from({ length: REGISTERS }, () =>
    Math.floor(context.random() * (LARGEST_REGISTER + 1)),
  )
  wanted.forEach((value, index) => {
    writeRegister(registers, index, value)
  })
  const wrong = wanted.findIndex((value, index) => readRegister(registers, index) !== value)
  return wrong < 0 ? undefined : hyperloglogRegisterMismatch(wrong)
}

function testEstimates(context: CommandContext): Reply | undefined {
  const value = HyperLogLog.create()
  const target = HyperLogLog.of(value) as HyperLogLog
  const prefix = context.random()
  for (let added = 1, checkAt = 1; added <= MOST_ELEMENTS; added++) {
    target.add(`${prefix}:${added}`, value.length)
    if (added !== checkAt) continue
    checkAt *= 10
    const registers = new Uint8Array(REGISTERS)
    target.mergeInto(registers)
    const isFarOff = Math.abs(countOf(registers) - added) > mostOff(added)
    if (isFarOff) return hyperloglogTooFarOff(added)
  }
}

/** A few elements share a register now and then, whatever the standard error says. */
function mostOff(added: number): number {
  return Math.max(1, Math.ceil(added * STANDARD_ERROR * MOST_STANDARD_ERRORS))
}
