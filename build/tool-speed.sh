#!/usr/bin/env bash
# How long evaltest takes for 1,000 experiments and for one of a million samples, beside what reading the same bytes takes: whole processes,
# the median of several runs.
#   build/tool-speed.sh [ROWS] [EXPERIMENTS] [RUNS]      1,000,000, 1,000 and 5 unless said; some minutes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rows=${1:-1000000} experiments=${2:-1000} runs=${3:-5}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
results=$(mktemp -d)
mkdir "$results/times"
trap 'rm -rf "$results"' EXIT

# PROJECT: builds it and says where its program is.
built() {
  dotnet build "$1" -c Release -v quiet >&2
  local assembly
  assembly=$(dotnet msbuild "$1" -getProperty:TargetPath -p:Configuration=Release)
  echo "${assembly%.dll}"
}
bench=$(built tests/EvalTest.Benchmarks/EvalTest.Benchmarks.csproj)
tool=$(built src/EvalTest.Tool/EvalTest.Tool.csproj)

# NAME COMMAND...: several runs; the median is in a file of that name, in milliseconds.
measure() {
  local name=$1 begin
  shift
  for _ in $(seq "$runs"); do
    begin=$(date +%s%N)
    "$@" >"$results/output"
    echo $((($(date +%s%N) - begin) / 1000000)) >>"$results/times/$name.all"
  done
  sort -n "$results/times/$name.all" | sed -n "$(((runs + 1) / 2))p" >"$results/times/$name"
  printf '%-44s %8s ms\n' "$name" "$(cat "$results/times/$name")"
}
read_all() { cat "$1"/*/*.jsonl | wc -c; }
ratio() { awk -v a="$(cat "$results/times/$1")" -v b="$(cat "$results/times/$2")" -v c="$(cat "$results/times/$3")" 'BEGIN { printf "%.1f", (a - b) / (c > 0 ? c : 1) }'; }

EVALTEST_DIR=$results/many BENCH_ROWS=$rows "$bench" --filter-class EvalTest.Benchmarks.Eval --experiment many --no-progress >/dev/null
EVALTEST_DIR=$results/few BENCH_ROWS=100 "$bench" --filter-class EvalTest.Benchmarks.Eval --experiment one --no-progress >/dev/null
mkdir "$results/list"
for number in $(seq "$experiments"); do
  cp -r "$results/few/one" "$results/list/e$number"
done

measure "nothing" "$tool" completion bash
echo
echo "== $experiments experiments of 100 samples, $(read_all "$results/list") bytes"
measure "cat" read_all "$results/list"
measure "list" "$tool" list --eval-dir "$results/list"
measure "list --json" "$tool" list --json --eval-dir "$results/list"
measure "doctor" "$tool" doctor --eval-dir "$results/list"
echo
echo "== $rows samples, $(read_all "$results/many") bytes"
measure "cat " read_all "$results/many"
measure "show" "$tool" show many --eval-dir "$results/many"
measure "show --failed" "$tool" show many --failed --eval-dir "$results/many"
measure "show --sample" "$tool" show many --sample "$(jq -r 'select(.t=="sample").id' "$results"/many/many/*.jsonl | head -500 | tail -1)" --eval-dir "$results/many"
measure "gate" "$tool" gate many --gate 'passed>=0.5' --eval-dir "$results/many"
measure "verify" "$tool" verify many --eval-dir "$results/many"
measure "list many" "$tool" list --eval-dir "$results/many"
echo
echo "list, without what an empty command takes, is $(ratio list nothing cat) times as long as cat; show is $(ratio show nothing 'cat ') times"
