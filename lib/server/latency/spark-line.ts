/** A column of a graph: how high it is, and what stands under it from top to bottom. */
export interface Column {
  readonly value: number
  readonly label: string
}

const WIDTH = 80
const ROWS = 4
/** How far a column reaches into its row. */
const FILLS = ['_', 'o', '#']
const FULL = '|'

/** Columns side by side in lines of text, at most 80 in a row of columns. */
export function sparkLine(columns: readonly Column[]): string {
  const values = columns.map(({ value }) => value)
  const least = Math.min(...values)
  const span = Math.max(...values) - least || 1
  const stepOf = (value: number) =>
    Math.min(ROWS * FILLS.length - 1, Math.floor(((value - least) * ROWS * FILLS.length) / span))
  let text = ''
  for (let from = 0; from < columns.length; from += WIDTH) {
    const part = columns.slice(from, from + WIDTH)
    const bars = Array.from({ length: ROWS }, (_, row) =>
      part.map(({ value }) => filling(stepOf(value) - (ROWS - row - 1) * FILLS.length)).join(''),
    )
    text += [...bars, ' '.repeat(part.length), ...labelLines(part)].join('\n').concat('\n')
  }
  return text
}

function filling(step: number): string {
  return step < 0 ? ' ' : (FILLS[step] ?? FULL)
}

function labelLines(columns: readonly Column[]): string[] {
  const longest = Math.max(...columns.map(({ label }) => label.length))
  return Array.from({ length: longest }, (_, line) =>
    columns.map(({ label }) => label[line] ?? ' ').join(''),
  )
}
