#!/usr/bin/env bash
# The tests at full size: 5,000 samples killed 20 times in a row, and whatever else reads EVALTEST_NIGHTLY.
set -euo pipefail
export EVALTEST_NIGHTLY=1
exec "$(dirname "${BASH_SOURCE[0]}")/test.sh"
