import { MapReply, type Reply, SetReply } from '../../reply/reply.js'
import type { RedisVersion } from '../../reply/version.js'
import { commandRulesText } from './command-rules-text.js'
import type { Selector } from './selector.js'
import type { User } from './user.js'
import { channelTexts, keyPatternTexts, userFlags } from './user-text.js'

/** A user as ACL GETUSER shows them. @see https://redis.io/docs/latest/commands/acl-getuser/ */
export function userReply(user: User, version: RedisVersion): MapReply {
  const { root, passwords, selectors } = user
  const fields: [string, Reply][] = [
    ['flags', new SetReply([...userFlags(user, version)])],
    ['passwords', [...passwords]],
  ]
  if (version === '6.2') return new MapReply([...fields, ...olderFields(root)])
  const others = selectors.slice(1).map((selector) => new MapReply(selectorFields(selector)))
  return new MapReply([...fields, ...selectorFields(root), ['selectors', others]])
}

function selectorFields(selector: Selector): [string, Reply][] {
  return [
    ['commands', commandRulesText(selector.commands)],
    ['keys', keyPatternTexts(selector).join(' ')],
    ['channels', channelTexts(selector).join(' ')],
  ]
}

/** 6.2 lists patterns without the sign of their rule. */
function olderFields(selector: Selector): [string, Reply][] {
  return [
    ['commands', commandRulesText(selector.commands)],
    ['keys', keyPatternTexts(selector).map((text) => text.slice(1))],
    ['channels', channelTexts(selector).map((text) => text.slice(1))],
  ]
}
