import type { CommonOptions, CommonRow } from '../face.js'

export const row = (
  title: string,
  run: CommonRow['run'],
  result: unknown,
  options?: CommonOptions,
): CommonRow => ({ title, run, result, ...(options === undefined ? {} : { options }) })
