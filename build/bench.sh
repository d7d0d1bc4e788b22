#!/usr/bin/env bash
# The speed table of the design, as ratios from one run on this machine: whole processes, the median of several runs,
# minus an empty test process. Absolute times say more about the machine than about the code.
#   build/bench.sh [ROWS] [RUNS]      100,000 rows and 5 runs unless said; about a quarter of an hour
# Writes docs/growth.svg, what a sample costs from 1,000 rows to ten times ROWS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-100000} runs=${2:-5}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export EVALTEST_DIR=$results/experiments

# PROJECT: builds it and says where its program is.
built() {
  dotnet build "$1" -c Release -v quiet >&2
  local assembly
  assembly=$(dotnet msbuild "$1" -getProperty:TargetPath -p:Configuration=Release)
  echo "${assembly%.dll}"
}
ours=$(built tests/EvalTest.Benchmarks/EvalTest.Benchmarks.csproj)
xunit=$(built tests/Rivals/Xunit/Rivals.Xunit.csproj)
nunit=$(built tests/Rivals/NUnit/Rivals.NUnit.csproj)
mstest=$(built tests/Rivals/MSTest/Rivals.MSTest.csproj)

# NAME ROWS PROGRAM ARGUMENTS...: one run; adds its milliseconds to a file of that name.
once() {
  local name=$1 count=$2 begin end
  shift 2
  begin=$(date +%s%N)
  if ! BENCH_ROWS=$count "$@" --no-progress >"$results/output" 2>&1; then
    cat "$results/output"
    exit 1
  fi
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000)) >>"$results/$name"
}
eval_once() { # NAME ROWS ARGUMENTS...: the eval whose body does nothing
  local name=$1 count=$2
  shift 2
  once "$name" "$count" "$ours" --filter-class EvalTest.Benchmarks.Eval "$@"
}

median() { sort -n "$results/$1" | sed -n "$((($(wc -l <"$results/$1") + 1) / 2))p"; }
net() { # NAME EMPTY: the median without what an empty process takes, at least 1
  local time=$(($(median "$1") - $(median "$2")))
  echo $((time > 0 ? time : 1))
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
line() { printf '%-52s %8s ms\n' "$@"; }
growth() { printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$results/growth.tsv"; } # CONTESTANT ROWS MILLISECONDS
# ROWS RUN: one run of everybody who could be chosen for so many rows.
contest() {
  once "xunit$1" "$1" "$xunit"
  once "nunit$1" "$1" "$nunit"
  once "mstest$1" "$1" "$mstest"
  eval_once "eval$1" "$1" --experiment "bench$2"
}
grow() { # ROWS: what they took, for the drawing
  growth "[EvalForEach], sync" "$1" "$(net "eval$1" empty)"
  growth "xunit [Theory]" "$1" "$(net "xunit$1" empty_xunit)"
  growth "NUnit" "$1" "$(net "nunit$1" empty_nunit)"
  growth "MSTest" "$1" "$(net "mstest$1" empty_mstest)"
}

for _ in $(seq "$runs"); do
  once empty 1 "$ours" --filter-class EvalTest.Benchmarks.Empty
  once empty_xunit 1 "$xunit"
  once empty_nunit 1 "$nunit"
  once empty_mstest 1 "$mstest"
done
echo "an empty test process: $(median empty) ms with EvalTest, xunit $(median empty_xunit), NUnit $(median empty_nunit), MSTest $(median empty_mstest); subtracted from all that follows"

echo
echo "== a sample that does nothing, $rows rows, median of $runs runs"
for run in $(seq "$runs"); do
  contest "$rows" "$run"
  once beside "$rows" "$ours" --filter-class EvalTest.Benchmarks.Theory
  once bare "$rows" "$ours" --filter-class EvalTest.Benchmarks.Bare
  eval_once resume "$rows" --experiment "bench$run"
  rm -rf "$EVALTEST_DIR"
done
eval=$(net "eval$rows" empty) theory=$(net "xunit$rows" empty_xunit) cases=$(net "nunit$rows" empty_nunit) dynamic=$(net "mstest$rows" empty_mstest)
line "[EvalForEach], --eval-durability sync" "$eval" "the same again: nothing to run" "$(net resume empty)"
line "bare loop" "$(net bare empty)" "[Theory]" "$theory" "[Theory] in a project with EvalTest" "$(net beside empty)"
line "NUnit's [TestCaseSource]" "$cases" "MSTest's [DynamicData]" "$dynamic"
echo "eval / [Theory]   $(ratio "$eval" "$theory")   goal at most 0.20"
echo "eval / bare loop  $(ratio "$eval" "$(net bare empty)")   goal at most 4.00"
echo "eval / [Theory] in a project with EvalTest $(ratio "$eval" "$(net beside empty)"), / NUnit $(ratio "$eval" "$cases"), / MSTest $(ratio "$eval" "$dynamic")"

echo
echo "== growth"
grow "$rows"
for count in $((rows / 100)) $((rows / 10)); do
  for run in $(seq "$runs"); do
    contest "$count" "$run"
    rm -rf "$EVALTEST_DIR"
  done
  grow "$count"
done
many=$((rows * 10))
for run in 1 2 3; do
  BENCH_PEAK=$results/peak$many eval_once "eval$many" "$many" --experiment "bench$run"
  BENCH_PEAK=$results/peak_resume eval_once "resume$many" "$many" --experiment "bench$run"
  once "hash$many" "$many" "$ours" --filter-class EvalTest.Benchmarks.Hashing
  rm -rf "$EVALTEST_DIR"
done
growth "[EvalForEach], sync" "$many" "$(net "eval$many" empty)"
BENCH_GROWTH=$results/growth.tsv BENCH_SVG=$PWD/docs/growth.svg once drawing 1 "$ours" --filter-class EvalTest.Benchmarks.Growth
sort -t "$(printf '\t')" -k1,1 -k2,2n "$results/growth.tsv" | awk -F '\t' '{ printf "%-22s %9d rows %8.1f us a sample\n", $1, $2, $3 * 1000 / $2 }'
echo "[EvalForEach], $many rows against $((rows / 10)), a sample: $(ratio "$(net "eval$many" empty)" $(($(net "eval$((rows / 10))" empty) * 100)))   goal at most 1.20"
echo "peak memory with $many rows: $(cat "$results/peak$many") MB, $(cat "$results/peak_resume") MB when resumed   goal at most 250"
resume=$(net "resume$many" empty) hash=$(net "hash$many" empty)
echo "resume of $many samples with nothing to run: $resume ms, of which the rows' reading and hashing takes $hash by itself"

echo
echo "== bodies that wait, against the ideal rate"
waiting() { # NAME ROWS MILLISECONDS CONCURRENCY ARGUMENTS...
  local name=$1 count=$2 delay=$3 flight=$4
  shift 4
  BENCH_DELAY_MS=$delay once "$name" "$count" "$ours" --filter-class EvalTest.Benchmarks.Waiting --eval-concurrency "$flight" "$@"
}
for run in 1 2 3; do
  waiting thousand 300000 100 1000 --experiment "thousand$run"
  waiting kept 12800 100 64 --experiment "kept$run"
  waiting kept_once 64 100 64 --experiment "once$run"
  BENCH_DELAY_MS=100 once alone 12800 "$ours" --filter-class EvalTest.Benchmarks.BareWaiting
  BENCH_DELAY_MS=100 once alone_once 64 "$ours" --filter-class EvalTest.Benchmarks.BareWaiting
  rm -rf "$EVALTEST_DIR"
done
echo "100 ms, 1,000 in flight, 300,000 rows: $(awk -v t="$(net thousand empty)" 'BEGIN { printf "%.1f", 3000000 / t }') % of the ideal rate   goal at least 95"
echo "100 ms, 64 in flight, the 2nd to the 200th of each: $(ratio "$(net kept kept_once)" "$(net alone alone_once)") times as long as loops that only wait   goal at most 1.01"

# What sync costs against os: bodies that wait 5 ms, 1 to 1,000 at once, a second's work for each.
for flight in 1 16 64 1000; do
  for run in $(seq "$runs"); do
    for durability in sync os; do
      waiting "$durability$flight" $((flight * 200)) 5 "$flight" --experiment "bench$durability$run" --eval-durability "$durability"
    done
    rm -rf "$EVALTEST_DIR"
  done
  echo "5 ms, $flight in flight: sync / os $(ratio "$(net "sync$flight" empty)" "$(net "os$flight" empty)")"
done

# Reading session files back, beside what any reader must do with the same bytes.
echo
echo "== reading"
for count in "$rows" "$many"; do
  BENCH_TABLE=$results/table once reading "$count" "$ours" --filter-class EvalTest.Benchmarks.Reading
  cat "$results/table"
done
