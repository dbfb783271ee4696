#!/usr/bin/env bash
# Makes the samples of the Unicode Character Database's conformance files (Debian's unicode-data, Unicode 15.0):
# comments taken away, every line of the grapheme and emoji files, every 8th of line breaking, every 61st of bidi.
# Run from the project's folder.
set -euo pipefail
cd "$(dirname "$0")"
ucd=/usr/share/unicode
strip() { sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$1"; }
strip $ucd/auxiliary/GraphemeBreakTest.txt >GraphemeBreakTest.txt
strip $ucd/auxiliary/LineBreakTest.txt | awk 'NR % 8 == 0' >LineBreakTest.txt
strip $ucd/BidiCharacterTest.txt | awk 'NR % 61 == 0' >BidiCharacterTest.txt
strip $ucd/emoji/emoji-test.txt | sed 's/[[:space:]]*;.*//' >emoji-test.txt
sed -n '/^EXHIBIT 1/,$p' /usr/share/doc/unicode-data/copyright >LICENSE.txt
