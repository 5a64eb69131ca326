// A picture of the table: a line of dots for each operation, on a logarithmic axis of microseconds.
const ROW = 16
const LEFT = 180
const WIDTH = 900
const TOP = 56
const PLOT = WIDTH - LEFT - 20
/** Powers of ten of microseconds at the ends of the axis. */
const [FROM, TO] = [-1.5, 6]

const MARKS = [
  { name: 'this server, no client, at each size', color: '#0b7285' },
  { name: 'patched ioredis-mock', color: '#2f9e44' },
  { name: 'real Redis over loopback', color: '#c92a2a' },
  { name: 'stock ioredis-mock', color: '#868e96' },
]

const x = (time) => LEFT + ((Math.log10(time) - FROM) / (TO - FROM)) * PLOT
const text = (left, top, words, attributes = '') =>
  `<text x="${left}" y="${top}" ${attributes}>${words}</text>`
const dot = (time, top, color, radius) =>
  time === undefined
    ? ''
    : `<circle cx="${x(time).toFixed(1)}" cy="${top}" r="${radius}" fill="${color}"/>`

function axis(height) {
  const ticks = []
  for (let power = Math.ceil(FROM); power <= TO; power++) {
    const left = x(10 ** power).toFixed(1)
    ticks.push(
      `<line x1="${left}" x2="${left}" y1="${TOP - 8}" y2="${height}" stroke="#dee2e6"/>`,
      text(left, TOP - 14, `${(10 ** power).toLocaleString('en')} µs`, 'text-anchor="middle"'),
    )
  }
  return ticks.join('')
}

function line({ name, times }, top, sizes) {
  const own = sizes.map((n) => times.server[n]).filter((time) => time !== undefined)
  const last = sizes.at(-1)
  const path = `<line x1="${x(Math.min(...own))}" x2="${x(Math.max(...own))}" y1="${top}" y2="${top}" stroke="${MARKS[0].color}"/>`
  const dots = own.map((time, i) => dot(time, top, MARKS[0].color, 2 + i))
  const others = ['patched', 'real', 'stock'].map((contender, i) =>
    dot(times[contender][last], top, MARKS[i + 1].color, 4),
  )
  return text(LEFT - 8, top + 4, name, 'text-anchor="end"') + path + dots.join('') + others.join('')
}

const legend = MARKS.map(
  ({ name, color }, i) =>
    `<circle cx="${20 + i * 225}" cy="14" r="5" fill="${color}"/>${text(30 + i * 225, 18, name)}`,
).join('')

/** The rows as a picture in SVG. */
export function chart(rows, sizes) {
  const height = TOP + rows.length * ROW + 10
  const lines = rows.map((row, i) => line(row, TOP + i * ROW + 6, sizes))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">`,
    `<title>Cost of a call in microseconds; dots of this server grow with the size: ${sizes.map((n) => n.toLocaleString('en')).join(', ')} elements. Others at the largest.</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    legend,
    axis(height),
    ...lines,
    '</svg>\n',
  ].join('\n')
}
