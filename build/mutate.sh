#!/usr/bin/env bash
# Mutation tests: changes what keeps the results, Sessions/ and Storage/ of the engine, in many small ways, one at a time, and looks
# whether a test fails each time. Prints every change that no test noticed, then the score; fails below 90 %.
# Arguments: other files below src/EvalTest.Core, as in: build/mutate.sh Sessions/Precedence.cs 'Planning/**/*.cs'
# About 20 seconds for each change on 2 cores, so half a day for everything: name the files that you changed.
# Needs the .NET 10 SDK, git and jq. Works on a copy, so nothing in the repository changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# EvalTest.Core.Tests then holds only the quick tests of these folders, at small sizes: to find out which tests come by a change takes the
# runner of mutants ten seconds for each test on Microsoft.Testing.Platform, so all of them run for each change, up to the first that fails.
export EVALTEST_MUTATION=1
least=90
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

version=$(sed -n 's:.*<StrykerVersion>\(.*\)</StrykerVersion>.*:\1:p' build/Packages.props)
dotnet tool install dotnet-stryker --tool-path "$work/tool" --version "$version" >/dev/null
mkdir "$work/copy"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
  if [ -e "$file" ]; then printf '%s\0' "$file"; fi
done | tar --create --null --files-from=- | tar --extract --directory "$work/copy"

[ $# -gt 0 ] || set -- 'Sessions/**/*.cs' 'Storage/**/*.cs'
mutate=()
for files in "$@"; do
  mutate+=(--mutate "**/$files")
done
cat >"$work/stryker.json" <<<'{ "stryker-config": { "coverage-analysis": "off" } }'
cd "$work/copy/tests/EvalTest.Core.Tests"
"$work/tool/dotnet-stryker" --config-file "$work/stryker.json" --test-runner mtp --project EvalTest.Core.csproj "${mutate[@]}" --concurrency "$(nproc)" \
  --skip-version-check --reporter Json --output "$work/out"

report=$(find "$work/out" -name 'mutation-report.json')
jq -r --argjson least "$least" '
  [.files | to_entries[] | .key as $file | .value.mutants[] | . + { file: ($file | sub(".*/src/EvalTest.Core/"; "")) }] as $mutants
  | def count($status): $mutants | map(select(.status == $status)) | length;
    (count("Killed") + count("Timeout")) as $noticed
  | ($noticed + count("Survived") + count("NoCoverage")) as $tried
  | ($mutants | map(select(.status == "Survived" or .status == "NoCoverage")) | sort_by(.file, .location.start.line)[]
      | "\(.file):\(.location.start.line): \(.mutatorName) to \(.replacement | gsub("\\s+"; " ") | .[:120])\(if .status == "NoCoverage" then " (no test comes by)" else "" end)"),
    "\($noticed) of \($tried) changes noticed, \(count("Timeout")) of them because a test no longer ended; \(count("CompileError")) others did not compile",
    "mutation score \(if $tried == 0 then 0 else ($noticed * 1000 / $tried | floor / 10) end) %, \($least) % are asked for"' "$report" | tee "$work/summary"
awk -F'[ ,%]+' '/^mutation score/ { found = 1; low = $3 < $4 } END { exit low || !found }' "$work/summary"
