/** Chars that are put together at once: as many as a call may have arguments anywhere. */
const MOST_CODES = 4096

/**
 * Builds a string char by char. Millions of short pieces joined by `+=` would leave a rope that
 * costs ten times as much.
 */
export class CharBuilder {
  #text = ''
  #codes: number[] = []

  addCode(code: number): void {
    this.#codes.push(code)
    if (this.#codes.length < MOST_CODES) return
    this.#text += String.fromCharCode(...this.#codes)
    this.#codes = []
  }

  add(text: string): void {
    for (let i = 0; i < text.length; i++) this.addCode(text.charCodeAt(i))
  }

  toString(): string {
    return this.#text + String.fromCharCode(...this.#codes)
  }
}
