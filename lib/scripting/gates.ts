import { type Command, obeysArity } from '../command/command-table.js'
import type { ByteString } from '../reply/byte-string.js'
import type { ScriptRefusals } from '../reply/errors/script-refusals.js'
import type { RedisVersion } from '../reply/version.js'
import type { ScriptRun } from './script-run.js'

/** A command on its way through the gates. */
export interface Call {
  readonly run: ScriptRun
  readonly command: Command<never>
  readonly argv: readonly ByteString[]
  readonly texts: ScriptRefusals
}

/**
 * The command that a script calls. From 7.0 on a container whose subcommand is unknown is not
 * known; 6.2 lets the container itself answer that.
 */
export function knownCommand(
  run: ScriptRun,
  argv: readonly ByteString[],
): Command<never> | undefined {
  const command = run.host.find(argv)
  if (command === undefined || command.subcommands.size === 0) return command
  const isSubcommandUnknown = argv.length > 1 && hasSubcommands(run.host.version)
  return isSubcommandUnknown ? undefined : command
}

function hasSubcommands(version: RedisVersion): boolean {
  return version >= '7.0'
}

/** @returns the text of the first gate that refuses the call, or undefined where all let it pass. */
export function refusalOf(call: Call): ByteString | undefined {
  return (
    wrongArity(call) ??
    notAllowedInScripts(call) ??
    deniedToUser(call) ??
    writeInReadOnlyScript(call) ??
    writeAfterRandom(call) ??
    tooFewReplicas(call) ??
    outOfMemory(call) ??
    (call.run.host.isCluster ? inWrongSlot(call) : undefined)
  )
}

function wrongArity({ command, argv, texts }: Call): ByteString | undefined {
  return obeysArity(command.arity, argv.length) ? undefined : texts.wrongArity
}

function notAllowedInScripts({ run, command, texts }: Call): ByteString | undefined {
  return command.flags.has('noscript') && !run.host.allowsAll ? texts.notAllowed : undefined
}

function deniedToUser({ run, command, argv, texts }: Call): ByteString | undefined {
  const denial = run.host.denial(command, argv)
  return denial && texts.denied(denial.what, denial.user, command.name)
}

function writeInReadOnlyScript({ run, command, texts }: Call): ByteString | undefined {
  if (!run.isReadOnly) return undefined
  const mayWrite = command.flags.has('write') || command.flags.has('may_replicate')
  return mayWrite ? texts.writeInReadOnlyScript : undefined
}

/** Only 6.2 knows scripts that replicas run again. */
function writeAfterRandom({ run, command, texts }: Call): ByteString | undefined {
  if (!run.isVerbatim || !run.hasMetRandom) return undefined
  return command.flags.has('write') ? texts.writeAfterRandom : undefined
}

function tooFewReplicas({ run, command, texts }: Call): ByteString | undefined {
  if (run.hasWritten || !command.flags.has('write')) return undefined
  return run.host.lacksReplicas ? texts.tooFewReplicas : undefined
}

function outOfMemory({ run, command, texts }: Call): ByteString | undefined {
  if (!run.isShortOfMemory || run.hasWritten) return undefined
  return command.flags.has('denyoom') ? texts.outOfMemory : undefined
}

function inWrongSlot({ run, command, argv, texts }: Call): ByteString | undefined {
  const { flags } = run.script
  const keepsSlot = flags !== undefined && !flags.has('allow-cross-slot-keys')
  const fault = run.host.slotFault(command, argv, keepsSlot)
  return fault && texts.wrongSlot(fault, command.name)
}
