#!/usr/bin/env bash
# Searching a generated plan against ripgrep (whole process) and grep -P, in turn, ROUNDS times: medians and ratios.
# TASKS=100000.  ripgrep is no dependency of the build: what is not installed is left out (Debian: ripgrep).
set -eu
programs=${BENCH:-bench} rounds=${ROUNDS:-7} tasks=${TASKS:-100000} folder=${TMPDIR:-/tmp}/jihua-bench
mkdir -p "$folder"
plan=$folder/plan$tasks.csv
[ -s "$plan" ] || "$programs/gen" "$tasks" "${SAMPLE:-data/tianshui.csv}" >"$plan"

median() { sort -n | awk '{ v[NR] = $1 } END { print NR ? (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) : 0 }'; }
milliseconds() {
    local start=$EPOCHREALTIME
    "$@" >/dev/null 2>&1 || true
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f\n", (b - a) * 1000 }'
}

# grep that writes to /dev/null stops at the first match
peer_grep() { LC_ALL=C.UTF-8 grep -acP "$@" | cat; }

# query of ours, the same for rg and grep
cat >"$folder/patterns" <<'END'
人才	人才
博士后	博士后
/博士后|金融办|学分银行/	博士后|金融办|学分银行
/\d+名以上/	\d+名以上
/培养.{0,12}人才/	培养.{0,12}人才
/[高中]级[^,。;]{0,6}工程师/	[高中]级[^,。;]{0,6}工程师
/\p{Han}{2}工匠/	\p{Han}{2}工匠
END
echo "searching $tasks tasks, $(du -m "$plan" | cut -f1) MB; ms are medians of $rounds, ours in loaded text, peers from start to end"
printf '%-34s %8s %8s %8s %8s %8s   %s\n' query ours unfolded rg-j1 rg-P grep-P 'ours: × rg, × rg -P; folding costs ×'
while IFS=$'\t' read -r query regex; do
    rm -f "$folder"/s.*
    for _ in $(seq "$rounds"); do
        "$programs/search" "$plan" "$query" | cut -d' ' -f1 >>"$folder/s.ours"
        "$programs/search" "$plan" "$query" 0 | cut -d' ' -f1 >>"$folder/s.plain"
        if command -v rg >/dev/null; then
            milliseconds rg -c -j1 "$regex" "$plan" >>"$folder/s.rg"
            milliseconds rg -c -j1 -P "$regex" "$plan" >>"$folder/s.rgp"
        fi
        milliseconds peer_grep "$regex" "$plan" >>"$folder/s.grep"
    done
    touch "$folder/s.rg" "$folder/s.rgp"
    awk -v q="$query" -v o="$(median <"$folder/s.ours")" -v u="$(median <"$folder/s.plain")" -v r="$(median <"$folder/s.rg")" \
        -v p="$(median <"$folder/s.rgp")" -v g="$(median <"$folder/s.grep")" \
        'BEGIN { printf "%-34s %8.1f %8.1f %8.1f %8.1f %8.1f   %.1f  %.1f  %.1f\n", q, o, u, r, p, g, r / o, p / o, o / u }'
done <"$folder/patterns"
read -r p50 p99 longest keys < <("$programs/search" "$plan" typing)
echo "as you type, ms from a key to 40 hits: half of the keys within $p50, 99 of 100 within $p99, the longest $longest ($keys keys)"
