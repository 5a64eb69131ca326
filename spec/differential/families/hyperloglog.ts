import fc from 'fast-check'
import { command, logKey, oneOf, some, text } from '../arbitraries.js'

const many = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 300 }))
  .map(([from, length]) => Array.from({ length }, (_, i) => `e${from + i}`))

export const hyperloglog = [
  command('PFADD', logKey, some(text)),
  command('PFADD', logKey, many),
  command('PFADD', logKey),
  command('PFCOUNT', some(logKey)),
  command('PFMERGE', logKey, some(logKey)),
  command(oneOf('GET', 'STRLEN'), logKey),
  command(oneOf('APPEND', 'SETRANGE'), logKey, '3'),
  command('SET', logKey, oneOf('x', 'HYLL', '')),
  command('DEL', logKey),
]
