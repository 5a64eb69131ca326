// The table of results, in Markdown.
import { readFileSync, writeFileSync } from 'node:fs'

const MARKED = /<!-- redis-suite -->[\s\S]*<!-- \/redis-suite -->/

export function table(rows) {
  const sum = (count) => rows.reduce((total, row) => total + count(row), 0)
  const passed = ({ run }) => run.passed.length
  const listed = ({ exceptions }) => Object.keys(exceptions).length
  const total = ['**all**', sum(passed), sum(({ count }) => count), sum(listed)]
  const hasOracle = rows.some(({ oracle }) => oracle !== undefined)
  const oracle = (cell) => (hasOracle ? [cell] : [])
  const lines = [
    ['file', 'passed', 'of', 'exceptions', ...oracle('real Redis')],
    ['---', '--:', '--:', '--:', ...oracle('--:')],
    ...rows.map((row) => [
      row.file,
      passed(row),
      row.count,
      listed(row) || '',
      ...oracle(row.oracle?.passed.length),
    ]),
    [...total, ...oracle('')],
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Puts the table into the README, between its marks. */
export function writeReadme(text) {
  const readme = readFileSync('README.md', 'utf8')
  if (!MARKED.test(readme)) throw new Error('README.md has no place for the table')
  const block = `<!-- redis-suite -->\n${text}\n<!-- /redis-suite -->`
  writeFileSync(
    'README.md',
    readme.replace(MARKED, () => block),
  )
}
