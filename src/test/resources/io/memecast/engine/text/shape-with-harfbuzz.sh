#!/usr/bin/env bash
# Writes shaping-expected.txt: for each line of shaping-lines.tsv the glyphs that HarfBuzz gives (hb-shape of Debian's
# libharfbuzz-bin, 6.0.0), at one unit an em unit: glyph=cluster@x,y+advance. Run from the project's folder.
set -euo pipefail
cd "$(dirname "$0")"
fonts=../../../../../../../assets/fonts
grep -v '^#' shaping-lines.tsv | while IFS=$'\t' read -r font script direction text; do
  hb-shape "$fonts/$font.ttf" --font-size=upem --script="$script" --direction="$direction" --language=und \
    --no-glyph-names --remove-default-ignorables --features=kern,liga --unicodes="$(
      printf %s "$text" | iconv -f utf-8 -t utf-32be | xxd -p -c4 | paste -sd,)"
done >shaping-expected.txt
