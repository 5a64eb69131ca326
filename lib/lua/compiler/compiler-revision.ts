/**
 * Stands for all that decides what a chunk compiles to: the sources of this folder, and fengari. Code
 * that another revision compiled is of no use.
 */
export const COMPILER_REVISION = '3747b0e5b6'
