# All files in workers of their own, and several after each other in one.
set -e
for pool in forks threads; do
  vitest run --pool=$pool
  vitest run --pool=$pool --no-isolate
done
