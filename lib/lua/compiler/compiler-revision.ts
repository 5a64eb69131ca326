/**
 * Stands for all that decides what a chunk compiles to: the sources of this folder, and fengari. Code
 * that another revision compiled is of no use.
 */
export const COMPILER_REVISION = '6c4516c7ce'
