#!/bin/sh
# Makes the samples beside it with cjpeg and jpegtran of libjpeg-turbo 2.1 (Debian: libjpeg-turbo-progs) and awk.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# A small colourful picture of soft waves, edges and a little noise: picture WIDTH HEIGHT
picture() {
  awk -v w="$1" -v h="$2" 'BEGIN {
    srand(7); printf "P3\n%d %d\n255\n", w, h
    for (y = 0; y < h; y++) for (x = 0; x < w; x++) {
      edge = (x + 2 * y) % 23 < 9 ? 60 : 0
      printf "%d %d %d\n", 60 + edge + 50 * sin(x / 5) + 8 * rand(),
        100 + 70 * sin((x + y) / 7) + 8 * rand(), 190 - edge - 60 * sin(y / 4) + 4 * rand()
    }
  }'
}

for size in 1x1 7x9 16x8 17x33 33x17; do
  picture "${size%x*}" "${size#*x}" > "$work/$size.ppm"
  for sampling in 1x1 2x1 1x2 2x2 4x1; do
    cjpeg -quality 85 -sample "$sampling" "$work/$size.ppm" > "$sampling-$size.jpg"
    cjpeg -quality 85 -progressive -sample "$sampling" "$work/$size.ppm" \
      > "$sampling-$size-progressive.jpg"
  done
  cjpeg -quality 85 -grayscale "$work/$size.ppm" > "grey-$size.jpg"
  cjpeg -quality 85 -rgb "$work/$size.ppm" > "rgb-$size.jpg"
done

picture 50 37 > "$work/p.ppm"
cjpeg -quality 85 -grayscale -progressive "$work/p.ppm" > grey-progressive.jpg
cjpeg -quality 85 -grayscale -sample 2x2 "$work/p.ppm" > grey-sampled.jpg
cjpeg -quality 85 -sample 2x2,2x1,1x2 "$work/p.ppm" > mixed-sampling.jpg
cjpeg -quality 85 -sample 2x1,2x1,2x1 "$work/p.ppm" > reducible-sampling.jpg
cjpeg -quality 85 -sample 1x1,2x2,2x2 "$work/p.ppm" > coarse-luma.jpg
cjpeg -quality 85 -restart 1B "$work/p.ppm" > restart-1.jpg
cjpeg -quality 85 -restart 3B "$work/p.ppm" > restart-3.jpg
cjpeg -quality 85 -restart 2B -progressive "$work/p.ppm" > restart-progressive.jpg
cjpeg -quality 100 -sample 1x1 "$work/p.ppm" > quality-100.jpg
cjpeg -quality 3 "$work/p.ppm" > quality-3.jpg
cjpeg -quality 30 "$work/p.ppm" > quality-30.jpg
cjpeg -quality 85 -arithmetic "$work/p.ppm" > arithmetic.jpg
printf '0;\n1;\n2;\n' > "$work/apart"
cjpeg -quality 85 -scans "$work/apart" "$work/p.ppm" > not-interleaved.jpg
cjpeg -quality 85 -sample 2x2 -scans "$work/apart" -restart 2B "$work/p.ppm" \
  > not-interleaved-restart.jpg
cjpeg -quality 85 -sample 4x4 -scans "$work/apart" "$work/p.ppm" > not-interleavable.jpg
picture 48 32 > "$work/q.ppm"
cjpeg -quality 85 -sample 2x1 "$work/q.ppm" > whole-mcus.jpg
