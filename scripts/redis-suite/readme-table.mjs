// The README's table: a row for each file, a column for each version whose tests were run.
import { readFileSync, writeFileSync } from 'node:fs'
import { FILES } from './plan.mjs'

const MARKED = /<!-- redis-suite -->([\s\S]*)<!-- \/redis-suite -->/
const ALL = '**all**'

/** Puts what the files of a version gave into its column; the other columns stay. */
export function writeReadme(version, rows) {
  const readme = readFileSync('README.md', 'utf8')
  const [, old] = MARKED.exec(readme) ?? []
  if (old === undefined) throw new Error('README.md has no place for the table')
  const columns = { ...readColumns(old), [version]: column(rows) }
  const block = `<!-- redis-suite -->\n${draw(columns)}\n<!-- /redis-suite -->`
  writeFileSync(
    'README.md',
    readme.replace(MARKED, () => block),
  )
}

/** @returns a cell for each file, by its name. */
function column(rows) {
  const cell = (passed, count) => `${passed} of ${count}`
  const sum = (figure) => rows.reduce((total, row) => total + figure(row), 0)
  const passed = ({ run }) => run.passed.length
  const count = (row) => row.count
  const cells = rows.map((row) => [row.file, cell(passed(row), count(row))])
  return Object.fromEntries([...cells, [ALL, cell(sum(passed), sum(count))]])
}

function readColumns(text) {
  const [head, , ...lines] = text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const columns = head.slice(1).map((version, at) => {
    const cells = lines.map(([file, ...row]) => [file, row[at]])
    return [version, Object.fromEntries(cells)]
  })
  return Object.fromEntries(columns)
}

function draw(columns) {
  const versions = Object.keys(columns).sort()
  const files = [...FILES, ALL].filter((file) => versions.some((version) => columns[version][file]))
  const lines = [
    ['file', ...versions],
    ['---', ...versions.map(() => '--:')],
    ...files.map((file) => [file, ...versions.map((version) => columns[version][file] ?? '')]),
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
