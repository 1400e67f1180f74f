#!/usr/bin/env bash
# Loading a generated plan against its peers, in turn, ROUNDS times: medians and ratios.  TASKS="1000 100000 1000000".
# Peers besides libcsv are measured where they are installed (Debian: miller, sqlite3).
set -eu
programs=${BENCH:-bench} rounds=${ROUNDS:-7} folder=${TMPDIR:-/tmp}/jihua-bench
mkdir -p "$folder"

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
milliseconds() {
    local start=$EPOCHREALTIME
    "$@" >/dev/null 2>&1
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f\n", (b - a) * 1000 }'
}
peer_mlr() { mlr --icsv --ojson count "$1"; }
peer_sqlite3() { sqlite3 :memory: -cmd '.mode csv' ".import $1 t"; }

for tasks in ${TASKS:-1000 10000 100000}; do
    plan=$folder/plan$tasks.csv
    [ -s "$plan" ] || "$programs/gen" "$tasks" "${SAMPLE:-data/tianshui.csv}" >"$plan"
    rm -f "$folder"/t.*
    for _ in $(seq "$rounds"); do
        "$programs/load" "$plan" | tee "$folder/last" | cut -d' ' -f1 >>"$folder/t.jihua"
        "$programs/textbook" "$plan" | cut -d' ' -f1 >>"$folder/t.libcsv"
        for peer in mlr sqlite3; do
            if command -v $peer >/dev/null; then milliseconds peer_$peer "$plan" >>"$folder/t.$peer"; fi
        done
    done
    own=$(median <"$folder/t.jihua")
    read -r _ loaded memory <"$folder/last"
    echo "$loaded tasks, $(du -m "$plan" | cut -f1) MB: loaded in $own ms, peak memory $memory times the file"
    for peer in libcsv mlr sqlite3; do
        [ -f "$folder/t.$peer" ] || continue
        awk -v p="$peer" -v t="$(median <"$folder/t.$peer")" -v own="$own" \
            'BEGIN { printf "  %-8s %9.1f ms   %.1f times as long\n", p, t, t / own }'
    done
done
