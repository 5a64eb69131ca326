import type { Config } from '../config/config.js'

/** How much may wait for a client that does not take it, in bytes; 0 is without limit. */
export interface OutputLimit {
  /** With this much the connection ends at once. */
  readonly hard: number
  /** With this much it ends after a time, in milliseconds. */
  readonly soft: number
  readonly softTime: number
}

const CLASSES = ['normal', 'slave', 'pubsub'] as const
const WORDS_OF_A_LIMIT = 4

/** What `client-output-buffer-limit` says. */
export class OutputLimits {
  readonly #limits = new Map<string, OutputLimit>()

  constructor(config: Config) {
    config.onChange('client-output-buffer-limit', (text) => {
      const words = text.split(' ')
      for (const [i, name] of CLASSES.entries()) {
        const [, hard, soft, seconds] = words.slice(i * WORDS_OF_A_LIMIT).map(Number)
        this.#limits.set(name, { hard, soft, softTime: seconds * 1000 })
      }
    })
  }

  of(clientClass: 'normal' | 'pubsub' | 'slave'): OutputLimit {
    return this.#limits.get(clientClass) as OutputLimit
  }
}
