/** A script that shows its key and argument, and counts its calls. */
export const SCRIPT = "return {KEYS[1], ARGV[1], redis.call('INCR', KEYS[1])}"
/** The name of a script that no server has. */
export const UNKNOWN = '1b8a1a3a6e8ce1a3b5dcae0d2bd2d0a4d4e54d4e'
export const NOSCRIPT = 'NOSCRIPT No matching script. Please use EVAL.'
