#!/usr/bin/env bash
# Task sheets as PDF against what else makes PDF of the same sheets, in turn, ROUNDS times: medians and ratios.
# The peer prints the HTML sheet: chromium, where it is installed; if it takes longer than LIMIT seconds it is stopped, and the
# limit counts.  LibreOffice is none: it does not end on these tables.  TASKS="26 1000".
set -eu
rounds=${ROUNDS:-3} limit=${LIMIT:-60} folder=${TMPDIR:-/tmp}/jihua-bench sample=${SAMPLE:-data/tianshui.csv}
mkdir -p "$folder/pdf"

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
milliseconds() {
    local start=$EPOCHREALTIME
    "$@" >/dev/null 2>&1 || [ $? = 124 ] || { echo "$1 failed" >&2; exit 1; }
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f\n", (b - a) * 1000 }'
}
own() { ./jihua sheet --format pdf -o "$folder/pdf/own.pdf" "$1"; }
peer_chromium() {
    timeout "$limit" chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$folder/pdf/chromium.pdf" "file://$2"
}

for tasks in ${TASKS:-26 1000}; do
    plan=$folder/plan$tasks.csv html=$folder/sheet$tasks.html
    if [ "$tasks" = 26 ]; then cp "$sample" "$plan"; else [ -s "$plan" ] || bench/gen "$tasks" "$sample" >"$plan"; fi
    ./jihua sheet --format html -o "$html" "$plan"
    rm -f "$folder"/t.*
    for _ in $(seq "$rounds"); do
        milliseconds own "$plan" >>"$folder/t.own"
        for peer in chromium; do
            if command -v $peer >/dev/null; then milliseconds peer_$peer "$plan" "$html" >>"$folder/t.$peer"; fi
        done
    done
    own=$(median <"$folder/t.own")
    echo "$tasks sheets: $own ms, $(du -k "$folder/pdf/own.pdf" | cut -f1) KB"
    for peer in chromium; do
        [ ! -s "$folder/t.$peer" ] || awk -v p=$peer -v o="$own" -v t="$(median <"$folder/t.$peer")" \
            'BEGIN { printf "  %s %.1f ms, %.1f times as long\n", p, t, t / o }'
    done
done
