// The table of a run's results, in Markdown.

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
