import { rolldown } from 'rolldown'

/** Builds a module and all that it imports as one file of CommonJS, for processes that a spec starts. */
export async function writeBundle(input: string, file: string): Promise<void> {
  const bundle = await rolldown({
    input,
    platform: 'node',
    resolve: { extensionAlias: { '.js': ['.ts'] } },
  })
  await bundle.write({ file, format: 'cjs', codeSplitting: false })
  await bundle.close()
}
