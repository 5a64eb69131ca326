import { describe, expect, it } from 'vitest'
import type { Command } from '../../lib/command/command-table.js'
import { SCRIPT_REFUSALS } from '../../lib/reply/errors/script-refusals.js'
import type { RedisVersion } from '../../lib/reply/version.js'
import { knownCommand, refusalOf } from '../../lib/scripting/gates.js'
import type { ScriptFlag } from '../../lib/scripting/script-flag.js'
import { ScriptRun } from '../../lib/scripting/script-run.js'
import { FakeHost } from './fake-host.js'

const COMMANDS = [
  { name: 'get', arity: 2 },
  { name: 'set', arity: -3, flags: ['write', 'denyoom'] },
  { name: 'del', arity: -2, flags: ['write'] },
  { name: 'publish', arity: 3, flags: ['may_replicate'] },
  { name: 'multi', arity: 1, flags: ['noscript'] },
  { name: 'object', arity: -2 },
  { name: 'object|freq', arity: 3 },
] as const

interface Circumstances {
  readonly version?: RedisVersion
  readonly isReadOnly?: boolean
  readonly isOutOfMemory?: boolean
  readonly flags?: readonly ScriptFlag[]
  readonly hasWritten?: boolean
  readonly denied?: 'command' | 'key' | 'channel'
}

/** What the gates say to a command, given as words. */
function refusal(words: string, circumstances: Circumstances = {}): string | undefined {
  const { version = '7.4', isReadOnly = false, isOutOfMemory = false, flags } = circumstances
  const host = new FakeHost(version, COMMANDS)
  host.isOutOfMemory = isOutOfMemory
  const { denied } = circumstances
  host.denied = denied && { what: denied, user: 'u' }
  const script = { flags: flags && new Set(flags) }
  const run = new ScriptRun({ host, script, argv: [], numkeys: 0, isReadOnly }, 'name')
  run.hasWritten = circumstances.hasWritten === true
  const argv = words.split(' ')
  const texts = SCRIPT_REFUSALS[version]
  const command = knownCommand(run, argv)
  return command === undefined
    ? texts.unknownCommand
    : refusalOf({ run, command: command as Command<never>, argv, texts })
}

const OUT_OF_MEMORY = "OOM command not allowed when used memory > 'maxmemory'."
const NO_WRITES = 'ERR Write commands are not allowed from read-only scripts.'

const ROWS: readonly (readonly [string, Circumstances, string | undefined])[] = [
  ['get k', {}, undefined],
  ['GeT k', {}, undefined],
  ['nosuch', {}, 'ERR Unknown Redis command called from script'],
  ['nosuch', { version: '6.2' }, 'Unknown Redis command called from Lua script'],
  ['object nosuch', {}, 'ERR Unknown Redis command called from script'],
  ['object nosuch', { version: '6.2' }, undefined],
  ['object freq k', {}, undefined],
  ['object', {}, 'ERR Wrong number of args calling Redis command from script'],
  ['object freq', {}, 'ERR Wrong number of args calling Redis command from script'],
  ['get', {}, 'ERR Wrong number of args calling Redis command from script'],
  ['get', { version: '6.2' }, 'Wrong number of args calling Redis command From Lua script'],
  ['multi x', {}, 'ERR Wrong number of args calling Redis command from script'],
  ['multi', {}, 'ERR This Redis command is not allowed from script'],
  ['multi', { denied: 'command' }, 'ERR This Redis command is not allowed from script'],
  ['multi', { version: '6.2' }, 'This Redis command is not allowed from scripts'],
  ['get k', { isReadOnly: true }, undefined],
  ['set k v', { isReadOnly: true }, NO_WRITES],
  ['set k v', { flags: ['no-writes'] }, NO_WRITES],
  ['publish c m', { isReadOnly: true }, NO_WRITES],
  ['set k v', { isReadOnly: true, isOutOfMemory: true }, NO_WRITES],
  ['set k v', { isOutOfMemory: true }, OUT_OF_MEMORY],
  ['set k v', { isOutOfMemory: true, flags: ['allow-oom'] }, undefined],
  ['set k v', { isOutOfMemory: true, hasWritten: true }, undefined],
  ['del k', { isOutOfMemory: true }, undefined],
  ['get k', { isOutOfMemory: true }, undefined],
  ['set k v', { version: '6.2', isOutOfMemory: true }, `-${OUT_OF_MEMORY}\r\n`],
  [
    'get k',
    { version: '7.0', denied: 'command' },
    "ERR The user executing the script can't run this command or subcommand",
  ],
  [
    'get k',
    { version: '7.0', denied: 'key' },
    "ERR The user executing the script can't access at least one of the keys mentioned in the command arguments",
  ],
  [
    'publish c m',
    { version: '7.0', denied: 'channel' },
    "ERR The user executing the script can't publish to the channel mentioned in the command",
  ],
  [
    'object freq k',
    { denied: 'command' },
    "ERR ACL failure in script: User u has no permissions to run the 'object|freq' command",
  ],
  ['get k', { denied: 'key' }, 'ERR ACL failure in script: No permissions to access a key'],
  [
    'publish c m',
    { denied: 'channel' },
    'ERR ACL failure in script: No permissions to access a channel',
  ],
]

describe('gates', () => {
  it.each(ROWS)('answer %s in %j with %s', (words, circumstances, text) => {
    expect(refusal(words, circumstances)).toBe(text)
  })
})
