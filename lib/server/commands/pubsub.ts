import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { matchesGlob } from '../../command/glob.js'
import { keysFrom } from '../../command/key-spec.js'
import type { ByteString } from '../../reply/byte-string.js'
import { badSubcommandCall, SSUBSCRIBE_DENIED } from '../../reply/errors/server.js'
import { Push, Replies, type Reply } from '../../reply/reply.js'
import type { SubscriptionKind } from '../pubsub/pubsub.js'
import type { ServerContext } from '../server-context.js'
import type { Session } from '../session.js'

const LISTENING: readonly CommandFlag[] = ['pubsub', 'noscript', 'loading', 'stale']
const ASKING: readonly CommandFlag[] = ['pubsub', 'loading', 'stale']

/** A kind of subscription with the words of its commands. */
interface Words {
  readonly kind: SubscriptionKind
  readonly subscribe: string
  readonly unsubscribe: string
  readonly since?: '7.0'
}

const CHANNELS: Words = {
  kind: 'channels',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
}
const PATTERNS: Words = {
  kind: 'patterns',
  subscribe: 'psubscribe',
  unsubscribe: 'punsubscribe',
}
const SHARD_CHANNELS: Words = {
  kind: 'shardChannels',
  subscribe: 'ssubscribe',
  unsubscribe: 'sunsubscribe',
  since: '7.0',
}

function listeningCommands(words: Words): CommandDefinition<ServerContext>[] {
  const { kind, since } = words
  const shared = {
    flags: LISTENING,
    ...(since && { since, keys: [keysFrom(1, 'not_key')] }),
  }
  const subscribe = defineCommand<ServerContext>({
    ...shared,
    name: words.subscribe,
    arity: -2,
    run: ({ server, session }, argv) => {
      // Redis makes an exception of MULTI for the other kinds alone.
      if (session.isExecuting && kind === 'shardChannels') return SSUBSCRIBE_DENIED
      return new Replies(
        argv.slice(1).map((name) => {
          server.pubsub.subscribe(session, kind, name)
          return confirmation(words.subscribe, name, session, kind)
        }),
      )
    },
  })
  const unsubscribe = defineCommand<ServerContext>({
    ...shared,
    name: words.unsubscribe,
    arity: -1,
    run: ({ server, session }, argv) => {
      const names = argv.length > 1 ? argv.slice(1) : [...session.subscriptions[kind]]
      const confirmed = names.map((name) => {
        server.pubsub.unsubscribe(session, kind, name)
        return confirmation(words.unsubscribe, name, session, kind)
      })
      const none = () => [confirmation(words.unsubscribe, null, session, kind)]
      return new Replies(confirmed.length > 0 ? confirmed : none())
    },
  })
  return [subscribe, unsubscribe]
}

/** The count is of channels and patterns together, of shard channels alone. */
function confirmation(
  word: string,
  name: ByteString | null,
  { subscriptions }: Session,
  kind: SubscriptionKind,
): Push {
  const { channels, patterns, shardChannels } = subscriptions
  const count = kind === 'shardChannels' ? shardChannels.size : channels.size + patterns.size
  return new Push([word, name, count])
}

const publish = defineCommand<ServerContext>({
  name: 'publish',
  arity: 3,
  flags: [...ASKING, 'fast', 'may_replicate'],
  run: ({ server }, [, channel, message]) => server.pubsub.publish(channel, message),
  isAlwaysReplicated: () => true,
})

const spublish = defineCommand<ServerContext>({
  name: 'spublish',
  arity: 3,
  since: '7.0',
  flags: [...ASKING, 'fast', 'may_replicate'],
  keys: [{ access: 'not_key', first: 1, last: 1, step: 1 }],
  run: ({ server }, [, channel, message]) => server.pubsub.publishToShard(channel, message),
  isAlwaysReplicated: () => true,
})

const MOST_WITH_PATTERN = 3

function channelsCommand(word: string, kind: SubscriptionKind): CommandDefinition<ServerContext> {
  return defineCommand<ServerContext>({
    name: `pubsub|${word}`,
    arity: -2,
    flags: ASKING,
    ...(kind === 'shardChannels' && { since: '7.0' }),
    run: ({ server, version }, argv) => {
      if (argv.length > MOST_WITH_PATTERN) return badSubcommandCall(version, 'pubsub', argv[1])
      const names = server.pubsub.names(kind)
      return argv.length === 2 ? names : names.filter((name) => matchesGlob(argv[2], name))
    },
  })
}

function countCommand(word: string, kind: SubscriptionKind): CommandDefinition<ServerContext> {
  return defineCommand<ServerContext>({
    name: `pubsub|${word}`,
    arity: -2,
    flags: ASKING,
    ...(kind === 'shardChannels' && { since: '7.0' }),
    run: ({ server }, argv) =>
      argv.slice(2).flatMap((name): Reply[] => [name, server.pubsub.listenersOf(kind, name)]),
  })
}

const numpat = defineCommand<ServerContext>({
  name: 'pubsub|numpat',
  arity: 2,
  flags: ASKING,
  run: ({ server }) => server.pubsub.names('patterns').length,
})

/** @see https://redis.io/docs/latest/commands/?group=pubsub */
export const pubsubCommands: readonly CommandDefinition<ServerContext>[] = [
  ...[CHANNELS, PATTERNS, SHARD_CHANNELS].flatMap(listeningCommands),
  publish,
  spublish,
  container('pubsub', ASKING.concat('random')),
  channelsCommand('channels', 'channels'),
  channelsCommand('shardchannels', 'shardChannels'),
  countCommand('numsub', 'channels'),
  countCommand('shardnumsub', 'shardChannels'),
  numpat,
  helpOf('pubsub', [
    ['CHANNELS [<pattern>]', 'The channels that clients listen to, those that match a pattern.'],
    ['NUMPAT', 'The number of patterns that clients listen to.'],
    ['NUMSUB [<channel> ...]', 'The number of clients that listen to each channel.'],
    ['SHARDCHANNELS [<pattern>]', 'As CHANNELS, of shard channels.'],
    ['SHARDNUMSUB [<shardchannel> ...]', 'As NUMSUB, of shard channels.'],
  ]),
]
