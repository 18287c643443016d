#!/usr/bin/env bash
# Draws docs/fit.svg: the first command of the README and what it prints, as a terminal shows them.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release src/Host --nologo -v quiet >&2
{
    echo '$ accel fit samples/songs.csv "skipped ~ rating" --family binomial'
    dotnet src/Host/bin/Release/net10.0/accel.dll fit samples/songs.csv "skipped ~ rating" --family binomial
} | sed -e 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/ *$//' | LC_ALL=C awk '
    # Every line is stretched to its number of characters, so that columns stand in any monospaced font.
    # Bytes 200 to 277 (octal) continue a character of UTF-8.
    function shown(text) { gsub(/&[a-z]+;/, "x", text); gsub(/[\200-\277]/, "", text); return length(text) }
    { lines[NR] = $0 }
    END {
        step = 18; advance = 8.4; margin = 16; bar = 34
        while (lines[NR] == "") NR--
        for (i = 1; i <= NR; i++) if (shown(lines[i]) > widest) widest = shown(lines[i])
        width = int(widest * advance + 2 * margin + 1); height = bar + NR * step + margin
        printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", width, height, width, height
        print "  <title>accel fit, in a terminal</title>"
        printf "  <rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#1e2430\"/>\n", width, height
        print "  <g fill=\"#4a5366\"><circle cx=\"18\" cy=\"16\" r=\"5\"/><circle cx=\"36\" cy=\"16\" r=\"5\"/><circle cx=\"54\" cy=\"16\" r=\"5\"/></g>"
        print "  <g font-family=\"ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace\" font-size=\"14\" fill=\"#dfe3ea\" xml:space=\"preserve\">"
        for (i = 1; i <= NR; i++) {
            if (lines[i] == "") continue
            colour = i == 1 ? " fill=\"#8fd18f\"" : ""
            printf "<text x=\"%d\" y=\"%d\" textLength=\"%.1f\"%s>%s</text>\n", margin, bar + i * step - 4, shown(lines[i]) * advance, colour, lines[i]
        }
        print "  </g>\n</svg>"
    }' > docs/fit.svg
