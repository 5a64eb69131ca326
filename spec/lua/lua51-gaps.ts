/** Snippets whose result is known to differ from Redis's, each with its reason; each must differ. */
export const LUA51_GAPS: Readonly<Record<string, string>> = {
  'ops:554':
    '-0 * 0 is -0: Lua 5.1 folds it before the two zeros become one constant, here they are one before they are multiplied',
}
