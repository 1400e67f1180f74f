#!/usr/bin/env bash
# How long each key of a search takes in the browser: a generated plan of TASKS (100000), queries of several kinds.
set -eu
programs=${BENCH:-bench} tasks=${TASKS:-100000} folder=${TMPDIR:-/tmp}/jihua-bench
mkdir -p "$folder"
plan=$folder/plan$tasks.csv
[ -s "$plan" ] || "$programs/gen" "$tasks" "${SAMPLE:-data/tianshui.csv}" >"$plan"
export TERM=xterm-256color LANG=C.UTF-8
echo "$tasks tasks: each key typed, milliseconds until the screen changes, until the count is complete"
for query in 人才 博士后 '培养 人才' '!金融' '/\d+名以上/' rencai; do
    "$programs/keys" "$query" ./jihua "$plan" | awk '{ printf "  %-4s %6.1f %8.1f\n", NF == 3 ? $1 : "blank", $(NF - 1), $NF }'
done
