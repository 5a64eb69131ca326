import first from 'fengari/src/lua.js'

/**
 * fengari's modules import each other in a circle, which opens at this one. A value of its own keeps
 * it the first to be loaded in a bundle, too.
 */
export const lua = first
