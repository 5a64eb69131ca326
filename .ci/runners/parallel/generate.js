// Writes the test files: each has a number, and nothing else of its own.
import { mkdirSync, writeFileSync } from 'node:fs'

const FILES = 100

mkdirSync('files', { recursive: true })
for (let number = 1; number <= FILES; number++) {
  const text = `import { checkFile } from '../check-file.js'\n\ncheckFile(${number})\n`
  writeFileSync(`files/${number}.test.js`, text)
}
