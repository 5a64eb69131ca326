import { readable } from '../measure.mjs'
import { measuredPower } from './growth.mjs'

const shown = (time) => (time === undefined ? '–' : readable(time))

/** How many times as long as the patched mock another takes, at the largest size that it got to. */
function ratio({ times }, contender, sizes) {
  const n = sizes.findLast((size) => times[contender][size] && times.patched[size])
  if (n === undefined) return '–'
  const factor = readable(times[contender][n] / times.patched[n])
  return n === sizes.at(-1) ? factor : `${factor} (at ${n.toLocaleString('en')})`
}

/** The rows as Markdown: our server without a client at each size, then ratios of clients. */
export function table(rows, sizes) {
  const heads = sizes.map((n) => `${n.toLocaleString('en')}`)
  const lines = rows.map((row) => {
    const own = sizes.map((n) => shown(row.times.server[n]))
    const power = measuredPower(row, sizes).toFixed(2)
    const last = shown(row.times.patched[sizes.at(-1)])
    return `| ${row.name} | ${row.cost} | ${power} | ${own.join(' | ')} | ${last} | ${ratio(row, 'real', sizes)} | ${ratio(row, 'stock', sizes)} |`
  })
  return [
    `| operation | documented | power of N | ${heads.join(' | ')} | patched mock | × real Redis | × stock mock |`,
    `| --- | --- | --: | ${sizes.map(() => '--:').join(' | ')} | --: | --: | --: |`,
    ...lines,
  ].join('\n')
}
