import type { ByteString } from '../../reply/byte-string.js'
import type { RuleFault } from '../../reply/errors/acl.js'
import { cText } from '../../reply/errors/scripting.js'
import { splitConfigLine } from '../../reply/split-config-line.js'
import { hashPassword, isPasswordHash } from './passwords.js'
import type { Selector } from './selector.js'
import { applySelectorRule } from './selector-rule.js'
import type { User } from './user.js'

/** Makes a selector that permits nothing, as `acl-pubsub-default` has it. */
export type NewSelector = () => Selector

const WORDS: Readonly<Record<string, (user: User, newSelector: NewSelector) => void>> = {
  on(user) {
    user.isOn = true
  },
  off(user) {
    user.isOn = false
  },
  'skip-sanitize-payload'(user) {
    user.sanitizesPayload = false
  },
  'sanitize-payload'(user) {
    user.sanitizesPayload = true
  },
  nopass(user) {
    user.needsNoPassword = true
    user.passwords = []
  },
  resetpass(user) {
    user.needsNoPassword = false
    user.passwords = []
  },
  reset(user, newSelector) {
    user.needsNoPassword = false
    user.passwords = []
    user.isOn = false
    user.sanitizesPayload = true
    user.selectors = [newSelector()]
  },
}

/**
 * Applies a rule of ACL SETUSER to a user.
 *
 * @returns what is wrong with it; the user may then be changed in part.
 * @see https://redis.io/docs/latest/commands/acl-setuser/
 */
export function applyRule(
  user: User,
  rule: ByteString,
  newSelector: NewSelector,
): RuleFault | undefined {
  if (rule === '') return undefined
  const word = cText(rule).toLowerCase()
  if (Object.hasOwn(WORDS, word)) {
    WORDS[word](user, newSelector)
    return undefined
  }
  const isOlder = user.root.commands.version === '6.2'
  if ('><#!'.includes(rule[0])) return applyPasswordRule(user, rule)
  if (!isOlder && rule[0] === '(' && rule.endsWith(')')) {
    return addSelector(user, rule.slice(1, -1), newSelector())
  }
  if (!isOlder && word === 'clearselectors') {
    user.selectors = [user.root]
    return undefined
  }
  return applySelectorRule(user.root, rule)
}

/** `>password`, `#hash` add one; `<password`, `!hash` take one away. */
function applyPasswordRule(user: User, rule: ByteString): RuleFault | undefined {
  const [sign] = rule
  const isHash = sign === '#' || sign === '!'
  const given = rule.slice(1)
  if (isHash && !isPasswordHash(given)) return 'bad hash'
  const hash = isHash ? given : hashPassword(given)
  const isKnown = user.passwords.includes(hash)
  if (sign === '<' || sign === '!') {
    if (!isKnown) return 'no such password'
    user.passwords = user.passwords.filter((each) => each !== hash)
    return undefined
  }
  if (!isKnown) user.passwords = [...user.passwords, hash]
  user.needsNoPassword = false
  return undefined
}

/** A quote that is left open leaves no rules. */
function addSelector(user: User, rules: ByteString, selector: Selector): RuleFault | undefined {
  for (const rule of splitConfigLine(rules) ?? []) {
    const fault = applySelectorRule(selector, rule)
    if (fault !== undefined) return fault
  }
  user.selectors = [...user.selectors, selector]
  return undefined
}
