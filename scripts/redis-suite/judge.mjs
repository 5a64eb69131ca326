// Compares what our server passes with what real Redis passes, and with the list of exceptions.

/**
 * @param run what a file's run gave.
 * @param count the number of blocks that real Redis passes.
 * @param exceptions those of the file, by the title of the block: the reason, or `{ reason, mayPass }`
 *   where it depends on the speed of the machine, `{ reason, failsOnRedis }` where real Redis fails it.
 * @returns what is wrong, a line each.
 */
export function judge({ file, run, count, exceptions }) {
  const { passed } = run
  const failed = run.failed.filter(({ block }) => !exceptions[block]?.failsOnRedis)
  const titles = Object.keys(exceptions).filter((title) => !exceptions[title].failsOnRedis)
  const fails = (title) => failed.some(({ block }) => block === title)
  const unlisted = failed.filter(({ block }) => !Object.hasOwn(exceptions, block))
  const passing = titles.filter(
    (title) => passed.includes(title) && !fails(title) && !exceptions[title].mayPass,
  )
  // A block may be inside a condition that does not hold here.
  const absent = titles.filter((title) => !passed.includes(title) && !fails(title))
  const met = passed.length + failed.length + absent.length
  return [
    ...endOf(file, run),
    ...unlisted.map(({ block, details }) => [`${file}: ${block}`, ...details].join('\n    ')),
    ...passing.map((title) => `${file}: listed as an exception, but passes: ${title}`),
    ...(met === count ? [] : [`${file}: real Redis runs ${count} blocks, here ${met} ran`]),
  ]
}

function endOf(file, { exceptions, isWhole }) {
  if (exceptions.length > 0) return exceptions.map((text) => `${file} died half-way: ${text}`)
  return isWhole ? [] : [`${file} did not come to its end`]
}
