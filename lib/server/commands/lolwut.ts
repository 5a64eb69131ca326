import { type CommandDefinition, defineCommand } from '../../command/define-command.js'
import { parseInt64 } from '../../commands/parse.js'
import type { ByteString } from '../../reply/byte-string.js'
import { NOT_AN_INTEGER } from '../../reply/errors/common.js'
import { Verbatim } from '../../reply/reply.js'
import { PATCH_RELEASES } from '../../reply/version.js'
import { drawSchotter } from '../lolwut/schotter.js'
import { drawSkyline } from '../lolwut/skyline.js'
import type { ServerContext } from '../server-context.js'

/** A number of the drawing: what it is where it is not given, and the most that it can be. */
type Measure = readonly [usual: number, most: number]

interface Drawing {
  readonly measures: readonly Measure[]
  readonly draw: (measures: readonly number[], random: () => number) => ByteString
  readonly dedication: string
}

/** The drawings by the version of Redis that they are of. */
const DRAWINGS: Readonly<Record<string, Drawing>> = {
  '5': {
    measures: [
      [66, 1000],
      [8, 200],
      [12, 200],
    ],
    draw: ([columns, squaresPerRow, squaresPerColumn], random) =>
      drawSchotter({ columns, squaresPerRow, squaresPerColumn }, random),
    dedication: '\nGeorg Nees - schotter, plotter on paper, 1968. ',
  },
  '6': {
    measures: [
      [80, 1000],
      [20, 1000],
    ],
    draw: ([columns, rows], random) => drawSkyline(columns, rows, random),
    dedication:
      '\nDedicated to the 8 bit game developers of past and present.\n' +
      'Original 8 bit image from Plaguemon by hikikomori. ',
  },
}

const lolwut = defineCommand<ServerContext>({
  name: 'lolwut',
  arity: -1,
  flags: ['fast', 'readonly'],
  run: ({ server, version }, argv) => {
    const asksForVersion = argv.length > 2 && argv[1].toLowerCase() === 'version'
    const asked = asksForVersion ? parseInt64(argv[2]) : BigInt(version[0])
    if (asked === undefined) return NOT_AN_INTEGER
    const release = `Redis ver. ${PATCH_RELEASES[version]}\n`
    const drawing = DRAWINGS[String(BigInt.asUintN(32, asked))]
    if (drawing === undefined) return new Verbatim('txt', release)
    const measures = readMeasures(drawing.measures, argv.slice(asksForVersion ? 3 : 1))
    if (measures === undefined) return NOT_AN_INTEGER
    const { draw, dedication } = drawing
    return new Verbatim('txt', draw(measures, server.random) + dedication + release)
  },
})

/** @returns a number for each measure, within its limits; undefined where a word is no integer. */
function readMeasures(
  measures: readonly Measure[],
  words: readonly ByteString[],
): readonly number[] | undefined {
  const numbers: number[] = []
  for (const [i, [usual, most]] of measures.entries()) {
    const value = i < words.length ? parseInt64(words[i]) : BigInt(usual)
    if (value === undefined) return undefined
    numbers.push(Math.min(Math.max(Number(value), 1), most))
  }
  return numbers
}

/** @see https://redis.io/docs/latest/commands/lolwut/ */
export const lolwutCommands: readonly CommandDefinition<ServerContext>[] = [lolwut]
