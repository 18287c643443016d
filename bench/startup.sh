#!/usr/bin/env bash
# Times whole processes, start to end: Rscript, the built command and the published one on the README's example,
# in turn, so that whatever else the machine does meets all alike. Usage: bench/startup.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
# The clock of bash writes a comma in some languages.
export LC_NUMERIC=C
rounds=${1:-20}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

dotnet build -c Release src/Host --nologo -v quiet >&2
dotnet publish -c Release -r "$(dotnet --info | awk '/^ RID:/ { print $2 }')" src/Host -o "$folder/accel" --nologo -v quiet >&2

r='print(summary(glm(skipped ~ rating, binomial, read.csv("samples/songs.csv"))))'
fit=(fit samples/songs.csv "skipped ~ rating" --family binomial)

# seconds NAME COMMAND…: appends the seconds of one run to the file NAME.
seconds() {
    local name=$1 start=$EPOCHREALTIME
    shift
    "$@" >/dev/null
    awk -v from="$start" -v to="$EPOCHREALTIME" 'BEGIN { print to - from }' >>"$folder/$name"
}

round() {
    seconds R Rscript -e "$r"
    seconds built src/Host/bin/Release/net10.0/accel "${fit[@]}"
    seconds published "$folder/accel/accel" "${fit[@]}"
}

# The first round fills the file cache.
round
rm "$folder"/{R,built,published}
for ((i = 0; i < rounds; i++)); do
    round
done

median() {
    sort -n "$folder/$1" | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

r_median=$(median R)
echo "Medians of $rounds rounds:"
for name in R built published; do
    awk -v name="$name" -v own="$(median "$name")" -v r="$r_median" -v least="$(sort -n "$folder/$name" | head -n 1)" \
        'BEGIN { printf "%-10s %.3f s (least %.3f s), %.2f of the time of R\n", name, own, least, own / r }'
done
