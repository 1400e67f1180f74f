# The ranges of East Asian Ambiguous characters that take a column, as src/base/width_table.h.
#
#     awk -f data/gen/width_table.awk /usr/share/unicode/EastAsianWidth.txt >src/base/width_table.h
#
# The input is from the Debian package unicode-data (Unicode licence).  Combining marks are ambiguous too but take no
# column in any terminal, so they are left out; so are the private use planes and the soft hyphen.

function hex(s,    i, v) {
    v = 0
    for (i = 1; i <= length(s); i++) v = v * 16 + index("0123456789ABCDEF", substr(s, i, 1)) - 1
    return v
}

function flush_range() {
    if (count == 0) return
    row = row sprintf("{0x%04X, 0x%04X},", low, high)
    if (++in_row == 6) { printf "    %s\n", row; row = ""; in_row = 0 } else row = row " "
}

NR == 1 {
    sub(/^# /, "")
    version = $0
    print "/* Made by data/gen/width_table.awk from " version ": do not edit."
    print " * Ranges of code points, both ends in, that some terminals show in two columns and most in one. */"
    print "static const uint32_t width_ambiguous[][2] = {"
}

/^[0-9A-F.]+;A/ {
    split($0, field, /[; ]/)
    if ($0 ~ /# (Mn|Me|Cf|Co)/) next
    n = split(field[1], end, /\.\./)
    from = hex(end[1])
    to = n > 1 ? hex(end[2]) : from
    if (count > 0 && from == high + 1) { high = to; next }
    flush_range()
    low = from
    high = to
    count++
}

END {
    flush_range()
    if (row != "") { sub(/ $/, "", row); printf "    %s\n", row }
    print "};"
}
