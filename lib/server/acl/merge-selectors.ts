import type { ByteString } from '../../reply/byte-string.js'
import type { RedisVersion } from '../../reply/version.js'

/** A parenthesis that nothing closes. */
export interface Unmatched {
  readonly opening: ByteString
}

/**
 * Joins the rules of a selector that stand in arguments of their own: `(+get ~k)` is one rule, in
 * one argument or two. 6.2 knows no selectors.
 */
export function mergeSelectors(
  rules: readonly ByteString[],
  version: RedisVersion,
): readonly ByteString[] | Unmatched {
  if (version === '6.2') return rules
  const merged: ByteString[] = []
  let open: { readonly opening: ByteString; text: ByteString } | undefined
  for (const rule of rules) {
    // 7.0 lets a second parenthesis begin anew, and forgets what stood in the first.
    const mayOpen = open === undefined || version === '7.0'
    if (mayOpen && rule.startsWith('(') && !rule.endsWith(')')) {
      open = { opening: rule, text: rule }
    } else if (open === undefined) merged.push(rule)
    else {
      open.text += ` ${rule}`
      if (!rule.endsWith(')')) continue
      merged.push(open.text)
      open = undefined
    }
  }
  return open === undefined ? merged : { opening: open.opening }
}
