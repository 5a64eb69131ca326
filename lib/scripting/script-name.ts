/** The name of every script in error texts; a debugger stops in chunks of this name alone. */
export const SCRIPT_NAME = 'user_script'
