/** Where a session's client sits, as CLIENT LIST shows it. */
export interface SessionOptions {
  readonly address?: string
  readonly localAddress?: string
}
