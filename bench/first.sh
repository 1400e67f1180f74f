#!/usr/bin/env bash
# From start to first screen, in turn with `less` and `pspg --csv` on the same files: medians and ratios.  ROUNDS=15.
# pspg (Debian: pspg) is measured where it is installed.
set -eu
programs=${BENCH:-bench} rounds=${ROUNDS:-15} folder=${TMPDIR:-/tmp}/jihua-bench jihua=${JIHUA:-./jihua}
mkdir -p "$folder"
export TERM=xterm-256color LC_ALL=C.UTF-8 PAGER=less LESS=
unset COLUMNS LINES || true
median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

for tasks in sample ${TASKS:-1000 100000}; do
    plan=${SAMPLE:-data/tianshui.csv}
    if [ "$tasks" != sample ]; then
        plan=$folder/plan$tasks.csv
        [ -s "$plan" ] || "$programs/gen" "$tasks" "${SAMPLE:-data/tianshui.csv}" >"$plan"
    fi
    rm -f "$folder"/f.*
    for _ in $(seq "$rounds"); do
        "$programs/first" 行动 "$jihua" "$plan" >>"$folder/f.jihua"
        "$programs/first" 行动 less "$plan" >>"$folder/f.less"
        if command -v pspg >/dev/null; then "$programs/first" 行动 pspg --csv "$plan" >>"$folder/f.pspg"; fi
    done
    own=$(median <"$folder/f.jihua")
    echo "$plan: first screen in $own ms"
    for peer in less pspg; do
        [ -f "$folder/f.$peer" ] || continue
        awk -v p="$peer" -v t="$(median <"$folder/f.$peer")" -v own="$own" \
            'BEGIN { printf "  %-5s %8.2f ms   jihua takes %.2f of that\n", p, t, own / t }'
    done
done
