// Reads what Redis's ./runtest prints of one file.

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of control characters
const COLOUR = /\x1b\[[0-9;]*m/g

/**
 * The blocks of a run by how they ended, and whether the run came to its end: a file whose Tcl
 * died half-way has neither passed nor failed the blocks behind that place.
 */
export function parseOutput(output) {
  const lines = output.replace(COLOUR, '').split('\n')
  const run = { passed: [], failed: [], denied: 0, exceptions: [], isWhole: false }
  lines.forEach((line, at) => {
    const [, kind, text] = /^\[(.+?)\]: (.*)$/.exec(line) ?? []
    if (kind === 'ok') run.passed.push(text.replace(/ \(\d+ ms\)$/, ''))
    if (kind === 'err') run.failed.push(failure(text, lines.slice(at + 1)))
    if (kind === 'exception') run.exceptions.push(text)
    if (kind === 'ignore' || kind === 'skip') run.denied++
    if (kind?.endsWith(' done')) run.isWhole = true
  })
  return run
}

/** A block that failed: its title, and what Redis's tests say of it up to the next block. */
function failure(text, following) {
  const end = following.findIndex((line) => line.startsWith('['))
  const [, block] = /^(.*) in tests\/\S+\.tcl$/.exec(text) ?? []
  return { block: block ?? `(outside of blocks) ${text}`, details: following.slice(0, end) }
}
