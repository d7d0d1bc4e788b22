#!/usr/bin/env bash
# The speed table of the design, as ratios from one run on this machine: whole processes, the median of several runs,
# minus an empty test process. Absolute times say more about the machine than about the code.
#   build/bench.sh [ROWS] [RUNS]      100,000 rows and 5 runs unless said
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-100000} runs=${2:-5}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
dotnet build tests/EvalTest.Benchmarks -c Release -v quiet
program=tests/EvalTest.Benchmarks/bin/Release/net10.0/EvalTest.Benchmarks
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# NAME ROWS ARGUMENTS...: one run; appends its milliseconds and peak memory to a file of that name.
once() {
  local name=$1 count=$2 begin end
  shift 2
  begin=$(date +%s%N)
  if ! BENCH_ROWS=$count EVALTEST_DIR=$results/experiments "$program" --no-progress "$@" >"$results/output" 2>&1; then
    cat "$results/output"
    exit 1
  fi
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000)) >>"$results/$name"
}

median() { sort -n "$results/$1" | sed -n "$(((runs + 1) / 2))p"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

for run in $(seq "$runs"); do
  once empty 1 --filter-class EvalTest.Benchmarks.Empty
  # A project without EvalTest runs with the runtime's default, tiered PGO on; the package turns it off, which helps theories too.
  DOTNET_TieredPGO=1 once theory "$rows" --filter-class EvalTest.Benchmarks.Theory
  once theory_beside "$rows" --filter-class EvalTest.Benchmarks.Theory
  once bare "$rows" --filter-class EvalTest.Benchmarks.Bare
  once eval "$rows" --filter-class EvalTest.Benchmarks.Eval --experiment "bench$run"
  once resume "$rows" --filter-class EvalTest.Benchmarks.Eval --experiment "bench$run"
  rm -rf "$results/experiments"
done

empty=$(median empty)
for name in theory theory_beside bare eval resume; do
  declare "$name=$(($(median "$name") - empty))"
done
echo "rows $rows, median of $runs runs, an empty test process ($empty ms) subtracted"
printf '%-40s %8s ms\n' "plain [Theory], a project of its own" "$theory" "the same in a project with EvalTest" "$theory_beside" "bare loop" "$bare" "[EvalForEach], sync" "$eval" "the same again: nothing to run" "$resume"
echo "eval / theory             $(ratio "$eval" "$theory")   goal at most 0.20"
echo "eval / theory beside it   $(ratio "$eval" "$theory_beside")"
echo "eval / bare loop          $(ratio "$eval" "$bare")   goal at most 4.00"

# What sync costs against os: bodies that wait 5 ms, 1 to 1,000 at once, a second's work for each.
echo
echo "bodies of 5 ms: time for a second's work, sync / os"
for flight in 1 16 64 1000; do
  for run in $(seq "$runs"); do
    for durability in sync os; do
      BENCH_DELAY_MS=5 once "$durability$flight" $((flight * 200)) --filter-class EvalTest.Benchmarks.Waiting --experiment "bench$durability$run" --eval-concurrency "$flight" --eval-durability "$durability"
    done
    rm -rf "$results/experiments"
  done
  sync=$(($(median "sync$flight") - empty)) os=$(($(median "os$flight") - empty))
  printf '%4d in flight: %6d ms / %6d ms   %s\n' "$flight" "$sync" "$os" "$(ratio "$sync" "$os")"
done

# Reading session files back, beside what any reader must do with the same bytes.
echo
BENCH_TABLE=$results/table once reading "$rows" --filter-class EvalTest.Benchmarks.Reading
cat "$results/table"
