#!/bin/sh
# The rules of the house, by grep: which folder may include what, and where each library lives.
set -u
cd "$(dirname "$0")/.." || exit 1

# complain WHAT: the lines on standard input, if any, break a rule.
complain() { sed "s|^|$1: |"; }

# Headers of a stage that other folders may include.
extract='extract/(extract|geometry|diagnostic|digest|pixels|turn)\.h'
layout='layout/layout\.h'
normalize='normalize/(normalize|amount|characters|codes|decimal|edits|embedded|lexicon|regions|text)\.h'
schema='schema/(schema|report|facts|identity|names|recognized|review|json_writer|report_fields)\.h'
batch='batch/(batch|files|inputs)\.h'
database='database/(database|export)\.h'

# may_include FOLDER HEADERS: a file of FOLDER includes its own headers and those, no others.
may_include() {
  grep -rnE '^#include "' --include='*.cc' --include='*.h' "$1" |
    grep -vE "#include \"($1/([a-z]+/)?[a-z_]+\.h|$2)\"" | complain "$1/ includes what it may not"
}

# lives_in LIBRARY INCLUDES FILES: FILES alone include it.
lives_in() {
  grep -rnE "^#include [<\"]($2)" --include='*.cc' --include='*.h' \
    extract layout normalize schema batch database cli | grep -vE "^($3):" | complain "$1 is used outside its home"
}

# opens_with_sentence: each file says in its first line what it is.
opens_with_sentence() {
  find extract layout normalize schema batch database cli tests "(" -name "*.cc" -o -name "*.h" ")" -print0 |
    xargs -0 awk 'FNR == 1 && !/^\/\/ ./ { print FILENAME }' | complain 'no opening sentence'
}

# issues_are_listed: docs/output.md has each code of a diagnostic.
issues_are_listed() {
  grep -rhoE --include='*.cc' '(kNote|kWarning|kError),[[:space:]]*"[a-z_]+\.[a-z_-]+"' \
    extract layout normalize schema batch database cli | grep -oE '[a-z_]+\.[a-z_-]+' | sort -u |
    while read -r code; do
      grep -qF "| \`$code\` |" docs/output.md || echo "$code"
    done | complain 'not in docs/output.md'
}

broken=$(
  may_include extract "$extract"
  may_include layout "$extract"
  may_include normalize "$layout"
  may_include schema "$extract|$layout|$normalize"
  may_include batch "$extract|$layout|$normalize|$schema"
  may_include database "$extract|$layout|$normalize|$schema"
  may_include cli "$extract|$layout|$normalize|$schema|$batch|$database"

  lives_in Poppler '(goo|poppler)/|(GlobalParams|OutputDev|Gfx[A-Za-z]*|PDFDoc|Splash[A-Za-z]*|Stream|Error)\.h' \
    'extract/[a-z_]+\.cc'
  lives_in Leptonica 'leptonica/' 'extract/ocr/leptonica\.h'
  lives_in Tesseract 'tesseract/' 'extract/ocr/recognizer\.cc'
  lives_in OpenSSL 'openssl/' 'extract/digest\.cc'
  lives_in ICU 'unicode/' 'normalize/text\.cc'
  lives_in RE2 're2/' '(normalize|schema)/[a-z_]+\.(cc|h)'
  lives_in toml++ 'toml\+\+' 'schema/toml_file\.h'
  lives_in RapidJSON 'rapidjson/' 'schema/json_(reader|writer)\.(cc|h)'
  lives_in SQLite 'sqlite3\.h' 'database/sqlite_store\.cc'
  lives_in libpq 'libpq-fe\.h' 'database/postgresql_store\.cc'
  lives_in CLI11 'CLI/' 'cli/(main|[a-z]+_options)\.(cc|h)'

  opens_with_sentence
  issues_are_listed
)
[ -z "$broken" ] || {
  echo "$broken"
  exit 1
}
