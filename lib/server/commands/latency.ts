import { container, helpOf } from '../../command/container.js'
import {
  type CommandDefinition,
  type CommandFlag,
  defineCommand,
} from '../../command/define-command.js'
import { noLatencySamples } from '../../reply/errors/server.js'
import { MapReply, type Reply, Verbatim } from '../../reply/reply.js'
import { doctorText, graphText } from '../latency/latency-report.js'
import type { CommandStats } from '../observation/stats.js'
import type { ServerContext } from '../server-context.js'

const ADMIN: readonly CommandFlag[] = ['admin', 'noscript', 'loading', 'stale']

const latest = defineCommand<ServerContext>({
  name: 'latency|latest',
  arity: 2,
  flags: ADMIN,
  run: ({ server }) =>
    [...server.latency.events()].map(([name, { samples, longest }]): Reply => {
      const { at, milliseconds } = samples[samples.length - 1]
      return [name, at, milliseconds, longest]
    }),
})

const history = defineCommand<ServerContext>({
  name: 'latency|history',
  arity: 3,
  flags: ADMIN,
  run: ({ server }, argv) =>
    (server.latency.get(argv[2])?.samples ?? []).map(({ at, milliseconds }) => [at, milliseconds]),
})

const reset = defineCommand<ServerContext>({
  name: 'latency|reset',
  arity: -2,
  flags: ADMIN,
  run: ({ server }, argv) => server.latency.reset(argv.slice(2)),
})

const doctor = defineCommand<ServerContext>({
  name: 'latency|doctor',
  arity: 2,
  flags: ADMIN,
  run: ({ server }) => new Verbatim('txt', doctorText(server.latency)),
})

const graph = defineCommand<ServerContext>({
  name: 'latency|graph',
  arity: 3,
  flags: ADMIN,
  run: ({ server }, [, , name]) => {
    const event = server.latency.get(name)
    return event === undefined
      ? noLatencySamples(name)
      : new Verbatim('txt', graphText(name, event, server.latency.second()))
  },
})

const histogram = defineCommand<ServerContext>({
  name: 'latency|histogram',
  arity: -2,
  since: '7.0',
  flags: ADMIN,
  run: ({ server: { commands, stats } }, argv) => {
    const asked =
      argv.length === 2
        ? [...stats.commandStats()]
        : argv.slice(2).flatMap((name) => {
            const command = commands.named(name)
            const all = command === undefined ? [] : [command, ...command.subcommands.values()]
            return all.map((each) => [each, stats.known(each)] as const)
          })
    return new MapReply(asked.flatMap(([{ name }, each]) => histogramOf(name, each)))
  },
})

function histogramOf(name: string, stats: CommandStats | undefined): (readonly [Reply, Reply])[] {
  if (stats === undefined || stats.histogram.total === 0) return []
  const figures = new MapReply([
    ['calls', stats.histogram.total],
    ['histogram_usec', new MapReply(stats.histogram.cumulative())],
  ])
  return [[name, figures]]
}

/** @see https://redis.io/docs/latest/commands/latency-doctor/ */
export const latencyCommands: readonly CommandDefinition<ServerContext>[] = [
  container('latency', ADMIN),
  latest,
  history,
  reset,
  doctor,
  graph,
  histogram,
  helpOf('latency', [
    ['DOCTOR', 'What there is to say of latencies in words.'],
    ['GRAPH <event>', 'A picture of the latencies of an event.'],
    ['HISTORY <event>', 'The latencies of an event.'],
    ['LATEST', 'The newest latencies of all events.'],
    ['RESET [<event> ...]', 'Forgets the latencies of some or all events.'],
    ['HISTOGRAM [COMMAND ...]', 'How long the calls of commands took.'],
  ]),
]
