#!/usr/bin/env bash
# Everything that must hold before a change is finished: build without warnings, format, every test, every sample.
# Needs the .NET 10 SDK and git; the rest it installs where it may. Ends with one line: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
configuration=Release
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# A tool that is missing is installed on Debian and its like, where we may; elsewhere we say what is missing.
need() { # COMMAND PACKAGE
  command -v "$1" >/dev/null 2>&1 && return
  local as=()
  [ "$(id -u)" -eq 0 ] || as=(sudo -n)
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need $1 (package $2 on Debian); install it and run this again." >&2
    exit 1
  fi
  if [ -z "${apt_updated:-}" ]; then
    "${as[@]}" apt-get update -qq
    apt_updated=1
  fi
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}
command -v dotnet >/dev/null 2>&1 || { echo "The .NET 10 SDK is missing: there is no dotnet on the PATH." >&2; exit 1; }
need git git
need script bsdutils
need jq jq
# The HTML report is looked at in a browser; where none can be had, its test says that it was skipped.
if command -v apt-get >/dev/null 2>&1; then
  need chromium chromium || echo "There is no chromium: the test that opens the report in it is skipped." >&2
fi

if [ "${EVALTEST_REQUIRE_SHARED:-}" = 1 ] && [ ! -f ../shared/data/gsm8k/model_solutions.jsonl ]; then
  echo "../shared/data/gsm8k/model_solutions.jsonl is missing, and EVALTEST_REQUIRE_SHARED=1 asks for it." >&2
  exit 1
fi

echo "== restore"
dotnet restore EvalTest.sln
echo "== build"
dotnet build EvalTest.sln -c $configuration --no-restore -v quiet
echo "== format"
dotnet format EvalTest.sln --verify-no-changes --no-restore
echo "== pack"
dotnet pack EvalTest.sln -c $configuration --no-build -v quiet -o "$results/packages"

passed=0 failed=0 skipped=0
# Runs one built test program and adds up its report. A program that ends badly without a failed test, or runs none, is a failure itself.
run() { # PROJECT [NAME=VALUE]
  local name assembly report code=0 counts=(0 0 0)
  name=$(basename "$1" .csproj)
  echo "== $name"
  assembly=$(dotnet msbuild "$1" -getProperty:TargetPath -p:Configuration=$configuration)
  report=$name.json
  env ${2:+"$2"} "${assembly%.dll}" --results-directory "$results" --report-ctrf --report-ctrf-filename "$report" || code=$?
  if [ -s "$results/$report" ]; then
    read -ra counts < <(jq -r '.results.summary | "\(.passed) \(.failed) \(.skipped + .pending + .other)"' "$results/$report")
  fi
  if [ "$code" -ne 0 ] && [ "${counts[1]}" -eq 0 ]; then
    echo "$name ended with exit code $code and no failed test: counted as one." >&2
    counts[1]=1
  elif [ $((counts[0] + counts[1])) -eq 0 ]; then
    echo "$name ran no test: counted as a failed one." >&2
    counts[1]=1
  fi
  passed=$((passed + counts[0])) failed=$((failed + counts[1])) skipped=$((skipped + counts[2]))
}

for project in tests/*.Tests/*.csproj; do
  run "$project"
done
# A sample runs as its reader would run it, but begins with nothing recorded.
for project in samples/*/*.csproj; do
  [ -e "$project" ] && run "$project" "EVALTEST_DIR=$results/$(basename "$project" .csproj)"
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
