import { CATEGORIES } from '../../command/categories.js'
import type { Command } from '../../command/command-table.js'
import type { ByteString } from '../../reply/byte-string.js'
import type { RuleFault } from '../../reply/errors/acl.js'
import { cText } from '../../reply/errors/scripting.js'
import type { ServerContext } from '../server-context.js'
import type { CommandRules } from './command-rules.js'
import type { KeyPattern, Selector } from './selector.js'

const BLANK_OR_NUL = /[ \t\n\v\f\r\0]/

/** Whether a text cannot stand in ACL LIST as one word. */
export function hasBlanks(text: ByteString): boolean {
  return BLANK_OR_NUL.test(text)
}

/** Rules that are one word and always hold. */
const WORDS: Readonly<Record<string, (selector: Selector) => void>> = {
  allkeys: (selector) => setKeys(selector, true),
  '~*': (selector) => setKeys(selector, true),
  resetkeys: (selector) => setKeys(selector, false),
  allchannels: (selector) => setChannels(selector, true),
  '&*': (selector) => setChannels(selector, true),
  resetchannels: (selector) => setChannels(selector, false),
  allcommands: ({ commands }) => commands.setAll(true),
  '+@all': ({ commands }) => commands.setAll(true),
  nocommands: ({ commands }) => commands.setAll(false),
  '-@all': ({ commands }) => commands.setAll(false),
}

/**
 * Applies a rule of what may be run, on which keys and channels.
 *
 * @returns what is wrong with it.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#acl-rules
 */
export function applySelectorRule(selector: Selector, rule: ByteString): RuleFault | undefined {
  const text = cText(rule)
  const word = text.toLowerCase()
  if (Object.hasOwn(WORDS, word)) {
    WORDS[word](selector)
    return undefined
  }
  switch (text[0]) {
    case '~':
    case '%':
      return addKeyPattern(selector, rule)
    case '&':
      return addChannel(selector, rule.slice(1))
    case '+':
    case '-':
      return applyCommandRule(selector.commands, text)
    default:
      return 'syntax'
  }
}

function setKeys(selector: Selector, areAll: boolean): void {
  selector.hasAllKeys = areAll
  selector.keyPatterns = []
}

function setChannels(selector: Selector, areAll: boolean): void {
  selector.hasAllChannels = areAll
  selector.channels = []
}

function addKeyPattern(selector: Selector, rule: ByteString): RuleFault | undefined {
  const { version } = selector.commands
  if (version === '6.2' && rule.startsWith('%')) return 'syntax'
  if (selector.hasAllKeys) return 'key pattern after all'
  const added = readKeyPattern(rule)
  if (added === undefined || hasBlanks(added.pattern)) return 'syntax'
  const { pattern, reads, writes } = added
  const isKnown = selector.keyPatterns.some((each) => each.pattern === pattern)
  selector.keyPatterns = isKnown
    ? selector.keyPatterns.map((each) =>
        each.pattern === pattern
          ? { pattern, reads: each.reads || reads, writes: each.writes || writes }
          : each,
      )
    : [...selector.keyPatterns, added]
  return undefined
}

/**
 * Reads `~pattern`, `%R~pattern`, `%W~pattern` or `%RW~pattern`.
 *
 * @note Without R and W, `%~x` and `%`, it is wrong here in all versions. Some releases take such a
 *   rule, and end themselves when they are to show it.
 */
function readKeyPattern(rule: ByteString): KeyPattern | undefined {
  if (rule.startsWith('~')) return { pattern: rule.slice(1), reads: true, writes: true }
  const parts = /^%(R?W?|WR)(?:~(.*))?$/is.exec(rule)
  if (parts === null || parts[1] === '') return undefined
  const uses = parts[1].toUpperCase()
  return { pattern: parts[2] ?? '', reads: uses.includes('R'), writes: uses.includes('W') }
}

function addChannel(selector: Selector, pattern: ByteString): RuleFault | undefined {
  if (selector.hasAllChannels) return 'channel pattern after all'
  if (hasBlanks(pattern)) return 'syntax'
  if (!selector.channels.includes(pattern)) selector.channels = [...selector.channels, pattern]
  return undefined
}

/** @param rule its sign, and a command or a category with its `@`. */
function applyCommandRule(rules: CommandRules, rule: ByteString): RuleFault | undefined {
  const isAllowed = rule[0] === '+'
  const subject = rule.slice(1)
  if (subject[0] === '@') return setCategory(rules, subject, isAllowed)
  if (isAllowed && subject.includes('|')) return allowPart(rules, subject)
  const command = commandNamed(rules, subject)
  if (command === undefined) return 'unknown'
  rules.set(command, isAllowed)
  rules.note(command.name, isAllowed)
  return undefined
}

function setCategory(
  rules: CommandRules,
  subject: ByteString,
  isAllowed: boolean,
): RuleFault | undefined {
  const category = subject.slice(1).toLowerCase()
  if (!CATEGORIES.includes(category)) return 'unknown'
  rules.setCategory(category, isAllowed)
  rules.note(subject, isAllowed)
  return undefined
}

/** Permits a subcommand, or a first argument: `config|get`, `select|0`. */
function allowPart(rules: CommandRules, subject: ByteString): RuleFault | undefined {
  const bar = rules.version === '6.2' ? subject.indexOf('|') : subject.lastIndexOf('|')
  const command = commandNamed(rules, subject.slice(0, bar))
  const part = subject.slice(bar + 1)
  if (command === undefined) return 'unknown'
  if (command.name.includes('|')) return 'first argument of a subcommand'
  if (part === '') return 'syntax'
  if (command.subcommands.size > 0 && rules.version !== '6.2') {
    const subcommand = commandNamed(rules, subject)
    if (subcommand === undefined) return 'unknown'
    rules.set(subcommand, true)
  } else if (rules.version !== '6.2' || !rules.allowed.has(command.name)) {
    rules.allowFirstArgument(command, part)
  }
  rules.note(subject, true)
  return undefined
}

/** The command of a whole name, subcommands by `container|name`; 6.2 has no rules for these. */
function commandNamed(
  { table, version }: CommandRules,
  name: ByteString,
): Command<ServerContext> | undefined {
  if (version === '6.2') return table.container(name)
  return name.split('|').length > 2 ? undefined : table.named(name)
}
