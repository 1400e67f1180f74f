#!/usr/bin/env bash
# Task sheets as PDF against what else makes PDF of the same sheets, in turn, ROUNDS times: medians and ratios.
# The peers print the HTML sheets: Chromium all in one document, LibreOffice a document a task in one start, as it does not end on
# many tables in one document.  Who takes longer than LIMIT seconds is stopped, and the limit counts.  TASKS="26 1000".
set -eu
rounds=${ROUNDS:-3} limit=${LIMIT:-60} folder=${TMPDIR:-/tmp}/jihua-bench sample=${SAMPLE:-data/tianshui.csv}
mkdir -p "$folder/pdf"

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
milliseconds() {
    local start=$EPOCHREALTIME
    "$@" >/dev/null 2>&1 || [ $? = 124 ] || { echo "$1 failed" >&2; exit 1; }
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f\n", (b - a) * 1000 }'
}
own() { ./jihua sheet --format pdf -o "$folder/pdf/own.pdf" "$plan"; }
own_each() { ./jihua sheet --each task --format pdf -o "$folder/pdf/each" "$plan"; }
chromium_all() {
    timeout "$limit" chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$folder/pdf/chromium.pdf" "file://$html"
}
libreoffice_each() { timeout "$limit" soffice --headless --convert-to pdf --outdir "$folder/pdf/libreoffice" "$folder/html$tasks"/*.html; }
has() { command -v "$1" >/dev/null; }

for tasks in ${TASKS:-26 1000}; do
    plan=$folder/plan$tasks.csv html=$folder/sheet$tasks.html
    if [ "$tasks" = 26 ]; then cp "$sample" "$plan"; else [ -s "$plan" ] || bench/gen "$tasks" "$sample" >"$plan"; fi
    ./jihua sheet --format html -o "$html" "$plan"
    rm -rf "$folder"/t.* "$folder/html$tasks" "$folder/pdf/each"
    ./jihua sheet --each task --format html -o "$folder/html$tasks" "$plan" 2>/dev/null
    for _ in $(seq "$rounds"); do
        milliseconds own >>"$folder/t.own"
        if has chromium; then milliseconds chromium_all >>"$folder/t.chromium_all"; fi
        milliseconds own_each >>"$folder/t.own_each"
        if has soffice; then milliseconds libreoffice_each >>"$folder/t.libreoffice_each"; fi
    done
    own=$(median <"$folder/t.own") each=$(median <"$folder/t.own_each")
    echo "$tasks sheets: in one file $own ms, $(du -k "$folder/pdf/own.pdf" | cut -f1) KB; a file each $each ms, $(du -sk "$folder/pdf/each" | cut -f1) KB"
    for peer in chromium_all libreoffice_each; do
        [ ! -s "$folder/t.$peer" ] || awk -v p="$peer" -v o="$own" -v e="$each" -v t="$(median <"$folder/t.$peer")" \
            'BEGIN { printf "  %s %.1f ms: %.1f times one file, %.1f times a file each\n", p, t, t / o, t / e }'
    done
done
