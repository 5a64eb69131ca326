import { describe, expect, it } from 'vitest'
import { byteStringToUtf8 } from '../../lib/reply/byte-string.js'
import { PATCH_RELEASES, REDIS_VERSIONS, type RedisVersion } from '../../lib/reply/version.js'
import { createServer } from '../../lib/server/registry/registry.js'
import { connectInProcess } from '../support/replay-vectors.js'

async function answerTo(line: string, redisVersion: RedisVersion = '7.4'): Promise<string> {
  const client = connectInProcess(createServer({ redisVersion }))
  const reply = await client.send(line.split(' '))
  return typeof reply === 'string' ? byteStringToUtf8(reply) : JSON.stringify(reply)
}

const NOT_AN_INTEGER = '{"error":"ERR value is not an integer or out of range"}'
const PLAIN = 'Redis ver. 7.4.1\n'
const SCHOTTER = '\nGeorg Nees - schotter, plotter on paper, 1968. Redis ver. 7.4.1\n'
const SKYLINE =
  '\nDedicated to the 8 bit game developers of past and present.\n' +
  'Original 8 bit image from Plaguemon by hikikomori. Redis ver. 7.4.1\n'
const SKY = '\x1b[0;97;107m \x1b[0m'

// Recorded from Redis 7.4.1; what is drawn at random begins in the third row of squares.
describe('LOLWUT', () => {
  it.each([
    ['LOLWUT', PLAIN],
    ['LOLWUT x y', PLAIN],
    ['LOLWUT VERSION', PLAIN],
    ['LOLWUT VERSION 7', PLAIN],
    ['LOLWUT VERSION -1', PLAIN],
    ['LOLWUT version 5 5 1 1', `⠀⡤⠤⠤⡄\n⠀⡇⠀⠀⡇\n⠀⠉⠉⠉⠁\n${SCHOTTER}`],
    ['LOLWUT VERSION 5 9 3 2', `⠀⡤⠤⣤⠤⢤⠤⢤⠀\n⠀⣧⣤⣿⣤⣼⣤⣼⠀\n⠀⣇⣀⣿⣀⣸⣀⣸⠀\n⠀⠀⠀⠀⠀⠀⠀⠀⠀${SCHOTTER}`],
    [
      'LOLWUT VERSION 5 20 5 1',
      `⢰⠒⠒⠒⣶⠒⠒⠒⡖⠒⠒⢲⡖⠒⠒⣶⠒⠒⠒⡆\n⢸⠀⠀⠀⣿⠀⠀⠀⡇⠀⠀⢸⡇⠀⠀⣿⠀⠀⠀⡇\n⠘⠒⠒⠒⠛⠒⠒⠒⠓⠒⠒⠚⠓⠒⠒⠛⠒⠒⠒⠃\n${SCHOTTER}`,
    ],
    ['LOLWUT VERSION 5 3 13 1', `⠀⠤⠀\n${SCHOTTER}`],
    ['LOLWUT VERSION 5 0 0 -3', `⠋\n${SCHOTTER}`],
    ['LOLWUT VERSION 5 2 2 2', `⡯⡯\n${SCHOTTER}`],
    ['LOLWUT VERSION 4294967301 2 2 2 more', `⡯⡯\n${SCHOTTER}`],
    ['LOLWUT VERSION 6 3 1', `${SKY.repeat(3)}${SKYLINE}`],
    ['LOLWUT VERSION 6 0 -4', `${SKY}${SKYLINE}`],
  ])('%s draws as Redis does', async (line, text) => {
    expect(await answerTo(line)).toBe(text)
  })

  it.each([
    'LOLWUT VERSION x',
    'LOLWUT VERSION 5 x',
    'LOLWUT VERSION 5 1 1 x',
    'LOLWUT VERSION 6 1 x',
  ])('%s is refused', async (line) => {
    expect(await answerTo(line)).toBe(NOT_AN_INTEGER)
  })

  it.each(REDIS_VERSIONS)('says the release of %s', async (version) => {
    const drawing = await answerTo('LOLWUT', version)
    expect(drawing.endsWith(`Redis ver. ${PATCH_RELEASES[version]}\n`)).toBe(true)
  })

  it('of 6.2 draws by itself, of the size that it is given', async () => {
    expect(await answerTo('LOLWUT 3 1', '6.2')).toBe(
      `${SKY.repeat(3)}${SKYLINE.replace('7.4.1', '6.2.16')}`,
    )
    expect(await answerTo('LOLWUT x', '6.2')).toBe(NOT_AN_INTEGER)
  })

  it.each([
    ['LOLWUT VERSION 5', 66],
    ['LOLWUT VERSION 5 100 8 12', 100],
    ['LOLWUT VERSION 5 1001 200 3', 1000],
  ])('%s is as wide as it is asked to be', async (line, columns) => {
    const text = (await answerTo(line)).replace(SCHOTTER, '')
    const lines = text.trimEnd().split('\n')
    expect(lines.every((each) => /^[\u2800-\u28ff]+$/.test(each) && each.length === columns)).toBe(
      true,
    )
  })

  it.each([
    ['LOLWUT VERSION 6', 80, 20],
    ['LOLWUT VERSION 6 200 50', 200, 50],
  ])('%s draws pixels of four colours', async (line, columns, rows) => {
    const text = (await answerTo(line)).replace(SKYLINE, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of control characters
    const pixels = text.split('\n').map((each) => each.match(/\x1b\[0;[^m]*m \x1b\[0m/g) ?? [])
    expect(pixels.map(({ length }) => length)).toEqual(Array(rows).fill(columns))
    expect(new Set(pixels.flat()).size).toBe(4)
  })
})
