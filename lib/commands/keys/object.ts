import { container, helpOf } from '../../command/container.js'
import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { keyAt } from '../../command/key-spec.js'
import { StringValue } from '../../keyspace/string-value.js'
import type { Value } from '../../keyspace/value.js'
import { FREQ_WITHOUT_LFU, IDLETIME_WITH_LFU } from '../../reply/errors/keys.js'
import type { Reply } from '../../reply/reply.js'
import type { CommandContext } from '../context.js'

/** Redis never gives back the strings of small integers, which it shares among all keys. */
const REFERENCES_TO_SHARED = 2 ** 31 - 1

/** @see https://redis.io/docs/latest/commands/object/ */
export const objectCommands: readonly CommandDefinition<CommandContext>[] = [
  {
    ...container<CommandContext>('object', ['readonly', 'random'], ['keyspace']),
    keys: [keyAt(2, 'RO')],
  },
  inspect('encoding', (value, { version }) => value.encoding(version)),
  inspect('freq', frequencyOf),
  inspect('idletime', idleTimeOf),
  inspect('refcount', referencesTo),
  helpOf(
    'object',
    [
      [
        'ENCODING <key>',
        'Return the kind of internal representation used in order to store the value',
        'associated with a <key>.',
      ],
      [
        'FREQ <key>',
        'Return the access frequency index of the <key>. The returned integer is',
        'proportional to the logarithm of the recent access frequency of the key.',
      ],
      [
        'IDLETIME <key>',
        'Return the idle time of the <key>, that is the approximated number of',
        'seconds elapsed since the last access to the key.',
      ],
      [
        'REFCOUNT <key>',
        'Return the number of references of the value associated with the specified',
        '<key>.',
      ],
    ],
    ['keyspace'],
  ),
]

function inspect(
  name: string,
  answer: (value: Value, context: CommandContext) => Reply,
): CommandDefinition<CommandContext> {
  return defineCommand<CommandContext>({
    name: `object|${name}`,
    arity: 3,
    flags: ['readonly'],
    categories: ['keyspace'],
    keys: [keyAt(2, 'RO')],
    run: (context, argv) => {
      const value = context.db.peek(argv[2])
      return value === undefined ? null : answer(value, context)
    },
  })
}

function frequencyOf(value: Value, { keyspace: { usage } }: CommandContext): Reply {
  return usage.settings.countsUses ? usage.uses(value) : FREQ_WITHOUT_LFU
}

function idleTimeOf(value: Value, { keyspace: { usage } }: CommandContext): Reply {
  return usage.settings.countsUses ? IDLETIME_WITH_LFU : usage.idleSeconds(value)
}

function referencesTo(value: Value, { keyspace: { usage } }: CommandContext): number {
  if (usage.settings.isOfEachKey) return 1
  return value instanceof StringValue && value.isShared ? REFERENCES_TO_SHARED : 1
}
