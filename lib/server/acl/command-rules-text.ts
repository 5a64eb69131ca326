import { CATEGORIES } from '../../command/categories.js'
import { CommandRules } from './command-rules.js'

/**
 * Command rules as ACL LIST and ACL GETUSER show them: `+@all` or `-@all` and what differs from it.
 *
 * From 7.2 on these are the rules as they were given. Before, they are found anew: first the
 * categories that come closest, then single commands. The order of single commands is that of a
 * hash table with a random seed in Redis; here it is that of the command table.
 */
export function commandRulesText(rules: CommandRules): string {
  const start = rules.permitsFuture ? '+@all' : '-@all'
  const others = rules.version < '7.2' ? differences(rules) : rules.texts
  return [start, ...others].join(' ')
}

function differences(rules: CommandRules): readonly string[] {
  const { version, table, permitsFuture } = rules
  const shown = new CommandRules(version, table)
  shown.setAll(permitsFuture)
  const sign = permitsFuture ? '-' : '+'
  const categories = closestCategories(rules)
  for (const category of categories) shown.setCategory(category, !permitsFuture)
  return [...categories.map((category) => `${sign}@${category}`), ...singleCommands(rules, shown)]
}

/** The categories that say more than they say wrong, each the best when those before are said. */
function closestCategories(rules: CommandRules): readonly string[] {
  const isAdding = !rules.permitsFuture
  const unsaid = rules.copy()
  const chosen: string[] = []
  for (;;) {
    const best = bestCategory(unsaid, isAdding, chosen)
    if (best === undefined) return chosen
    unsaid.setCategory(best, !isAdding)
    chosen.push(best)
  }
}

function bestCategory(
  unsaid: CommandRules,
  isAdding: boolean,
  chosen: readonly string[],
): string | undefined {
  let best: string | undefined
  let leastWrong = Infinity
  let mostRight = 0
  for (const category of CATEGORIES) {
    if (chosen.includes(category)) continue
    const { allowed, denied } = countCategory(unsaid, category)
    const right = isAdding ? allowed : denied
    const wrong = isAdding ? denied : allowed
    const isBetter = wrong < leastWrong || (wrong === leastWrong && right > mostRight)
    if (right <= wrong || !isBetter) continue
    best = category
    leastWrong = wrong
    mostRight = right
  }
  return best
}

function countCategory(
  rules: CommandRules,
  category: string,
): { readonly allowed: number; readonly denied: number } {
  let allowed = 0
  let denied = 0
  for (const command of rules.table.values()) {
    for (const { name, categories } of rules.withSubcommands(command)) {
      if (!categories.has(category)) continue
      if (rules.allowed.has(name)) allowed++
      else denied++
    }
  }
  return { allowed, denied }
}

/** Brings what is shown so far to what the rules are. */
function singleCommands(rules: CommandRules, shown: CommandRules): readonly string[] {
  const texts: string[] = []
  for (const top of rules.table.values()) {
    for (const command of rules.withSubcommands(top)) {
      const { name } = command
      const isAllowed = rules.allowed.has(name)
      if (isAllowed !== shown.allowed.has(name)) {
        texts.push(`${isAllowed ? '+' : '-'}${name}`)
        shown.set(command, isAllowed)
      }
      const words = isAllowed ? [] : (rules.firstArguments.get(name) ?? [])
      texts.push(...words.map((word) => `+${name}|${word}`))
    }
  }
  return texts
}
