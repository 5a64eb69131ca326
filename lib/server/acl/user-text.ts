import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'
import { commandRulesText } from './command-rules-text.js'
import type { KeyPattern, Selector } from './selector.js'
import type { User } from './user.js'

/** A user as ACL LIST shows them, and a configuration file has them. */
export function userText(user: User, version: RedisVersion): ByteString {
  const selectors = user.selectors.map((selector) => selectorText(selector))
  const [root, ...others] = selectors
  return [
    'user',
    user.name,
    ...userFlags(user, version).filter((flag) => !flag.startsWith('all')),
    ...user.passwords.map((hash) => `#${hash}`),
    root,
    ...others.map((text) => `(${text})`),
  ].join(' ')
}

/** The flags of a user, as ACL GETUSER shows them. 6.2 counts those of what they may do. */
export function userFlags(user: User, version: RedisVersion): readonly string[] {
  const { root, sanitizesPayload = version >= '7.2' ? true : undefined } = user
  const isOlder = version === '6.2'
  const flags: readonly (readonly [boolean, string])[] = [
    [true, user.isOn ? 'on' : 'off'],
    [isOlder && root.hasAllKeys, 'allkeys'],
    [isOlder && root.hasAllChannels, 'allchannels'],
    [isOlder && root.commands.permitsAll, 'allcommands'],
    [user.needsNoPassword, 'nopass'],
    [sanitizesPayload === false, 'skip-sanitize-payload'],
    [sanitizesPayload === true, 'sanitize-payload'],
  ]
  return flags.filter(([isSet]) => isSet).map(([, flag]) => flag)
}

function selectorText(selector: Selector): ByteString {
  return [
    ...keyPatternTexts(selector),
    ...(selector.hasAllChannels ? [] : ['resetchannels']),
    ...channelTexts(selector),
    commandRulesText(selector.commands),
  ].join(' ')
}

export function keyPatternTexts({ hasAllKeys, keyPatterns }: Selector): readonly ByteString[] {
  return hasAllKeys ? ['~*'] : keyPatterns.map(keyPatternText)
}

function keyPatternText({ pattern, reads, writes }: KeyPattern): ByteString {
  return `${reads && writes ? '' : reads ? '%R' : '%W'}~${pattern}`
}

export function channelTexts({ hasAllChannels, channels }: Selector): readonly ByteString[] {
  return hasAllChannels ? ['&*'] : channels.map((channel) => `&${channel}`)
}
