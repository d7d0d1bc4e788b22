#!/usr/bin/env bash
# The tests at full size: 5,000 samples killed 20 times in a row, and whatever else reads EVALTEST_NIGHTLY. Then the mutation tests.
set -euo pipefail
build=$(dirname "${BASH_SOURCE[0]}")
EVALTEST_NIGHTLY=1 "$build/test.sh"
"$build/mutate.sh"
