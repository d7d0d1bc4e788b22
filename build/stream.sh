#!/usr/bin/env bash
# Does a dataset of many gigabytes stream? Makes a file in a temporary folder, reads it as the dataset of an eval (every row made, hashed
# and planned; nothing is run, so nothing is recorded), says how fast that was and how much memory the process held, and deletes the file.
#   build/stream.sh [GIGABYTES] [FORMAT]      5 and jsonl unless said; FORMAT: jsonl, json, csv, or one of them with .gz
# Fails where the process held 250 MB or more. Not for CI: it needs the space.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
gigabytes=${1:-5} format=${2:-jsonl}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows=$((gigabytes * 1000000000 / 8192))
free=$(df --output=avail -B 1000000000 "$work" | tail -1)
if ((free <= gigabytes)); then
  echo "$work has $free GB free, and the file takes $gigabytes GB. Give a smaller number, or set TMPDIR." >&2
  exit 1
fi

dotnet build tests/EvalTest.Benchmarks/EvalTest.Benchmarks.csproj -c Release -v quiet >&2
assembly=$(dotnet msbuild tests/EvalTest.Benchmarks/EvalTest.Benchmarks.csproj -getProperty:TargetPath -p:Configuration=Release)

# FORMAT: the rows as such a file.
make() {
  awk -v rows="$rows" -v format="$1" 'BEGIN {
    while (length(text) < 8150) text = text "streams flow on, ";
    if (format == "csv") print "number,text";
    if (format == "json") print "[";
    for (i = 0; i < rows; i++) {
      if (format == "csv") printf "%d,\"%s\"\n", i, text;
      else printf "%s{\"number\":%d,\"text\":\"%s\"}\n", (format == "json" && i > 0 ? "," : ""), i, text;
    }
    if (format == "json") print "]";
  }'
}
file=$work/rows.$format
if [[ $format == *.gz ]]; then make "${format%.gz}" | gzip -1 >"$file"; else make "$format" >"$file"; fi

begin=$(date +%s%N)
BENCH_FILE=$file BENCH_PEAK=$work/peak EVALTEST_DIR=$work/experiments \
  "${assembly%.dll}" --filter-class EvalTest.Benchmarks.Streaming --experiment stream --eval-plan --no-progress --output Detailed >"$work/output" 2>&1 || { cat "$work/output"; exit 1; }
milliseconds=$((($(date +%s%N) - begin) / 1000000))
tr -d , <"$work/output" | grep -q "would run $rows of $rows" || { cat "$work/output"; echo "Not all of $rows rows were read." >&2; exit 1; }
peak=$(cat "$work/peak")
echo "$format of $((rows * 8192 / 1000000)) MB, $rows rows: $((rows * 8192 / 1000 / milliseconds)) MB/s in $((milliseconds / 1000)) s, peak memory $peak MB"
((peak < 250))
