// Starts a child of its own, and says what that says.
const { execFile } = require('node:child_process')

execFile(process.execPath, process.argv.slice(2), (error, said) =>
  process.stdout.write(error ? error.message : said),
)
