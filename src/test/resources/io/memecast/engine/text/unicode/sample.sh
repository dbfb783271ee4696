#!/usr/bin/env bash
# Makes the files of this folder from the Unicode Character Database's conformance files (Debian's unicode-data, Unicode
# 15.0), comments taken away: all of the grapheme, line breaking and emoji files; of bidi, which is large, the first 250
# lines, written by hand, and every 8th of the others, which are generated. Run from the project's folder.
set -euo pipefail
cd "$(dirname "$0")"
ucd=/usr/share/unicode
strip() { sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$1"; }
strip $ucd/auxiliary/GraphemeBreakTest.txt | gzip -9n >GraphemeBreakTest.txt.gz
strip $ucd/auxiliary/LineBreakTest.txt | gzip -9n >LineBreakTest.txt.gz
strip $ucd/BidiCharacterTest.txt | awk 'NR <= 250 || NR % 8 == 0' | gzip -9n >BidiCharacterTest.txt.gz
strip $ucd/emoji/emoji-test.txt | sed 's/[[:space:]]*;[[:space:]]*/;/' | gzip -9n >emoji-test.txt.gz
sed -n '/^EXHIBIT 1/,$p' /usr/share/doc/unicode-data/copyright >LICENSE.txt
