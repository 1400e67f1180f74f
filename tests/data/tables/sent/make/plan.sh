#!/bin/sh
# The sample plan as LibreOffice makes it in every format: plan.sh FOLDER, from the root of the source.
set -e
lo() { soffice -env:UserInstallation=file:///tmp/lo-office-set --headless "$@" >/dev/null 2>&1; }
mkdir -p "$1"
lo --infilter='CSV:44,34,76,1' --convert-to xlsx --outdir "$1" data/tianshui.csv
for kind in xls ods html; do lo --convert-to $kind --outdir "$1" "$1/tianshui.xlsx"; done
lo --infilter='HTML (StarWriter)' --convert-to 'docx:MS Word 2007 XML' --outdir "$1" "$1/tianshui.html"
