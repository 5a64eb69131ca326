# All checks of vitest, in each of its pools.
set -e
vitest run --config common/vitest/mock.config.js
late='vitest run --config common/vitest/late.config.js'
register='vitest run --config common/vitest/register.config.js'
helpers='vitest run --config common/vitest/helpers.config.js'
for run in "$late" "$register" "$helpers"; do
  for pool in forks threads vmThreads; do $run --pool=$pool; done
  for pool in forks threads; do $run --pool=$pool --no-isolate --no-file-parallelism; done
done
