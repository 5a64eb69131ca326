// Runs a script in a process of its own, which has the bounds that Node is started with:
// node --max-old-space-size=MB run-bomb.mjs BUNDLE BOUNDS. The script comes on standard input.
import { readFileSync } from 'node:fs'

const [bundle, bounds] = process.argv.slice(2)
const { createServer } = await import(bundle)
const server = createServer({
  redisVersion: '7.0',
  config: { 'busy-reply-threshold': 0 },
  ...JSON.parse(bounds),
})
const session = server.connect()
session.execute(['EVAL', 'return 1', '0'])

const residentBytes = () => process.resourceUsage().maxRSS * 1024
const before = residentBytes()
const { text } = session.execute(['EVAL', readFileSync(0, 'latin1'), '0'])
const peak = residentBytes() - before
const ping = session.execute(['PING']).text
process.stdout.write(JSON.stringify({ text, peak, ping }))
