# All files, several after each other in one worker; and a dozen in workers of their own, which take
# two seconds each to load what they need.
set -e
for pool in forks threads; do
  vitest run --pool=$pool --no-isolate
  vitest run --pool=$pool files/1
done
