import { SYNTAX_NAME, shortSource } from './chunk-name.js'

/** Why a chunk does not compile, with its position. */
export class SyntaxFailure {
  readonly message: string

  constructor(source: string, line: number, message: string) {
    this.message = `${shortSource(source, SYNTAX_NAME)}:${line}: ${message}`
  }
}
