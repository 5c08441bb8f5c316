# Shared by scripts/try and scripts/test: a virtual environment with the pinned packages.

python_3_11() {
  local name
  for name in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  echo "verbale needs Python 3.11 to 3.13; none was found. Install one, or name it: PYTHON=/path/to/python3.11 $0" >&2
  return 1
}

# install FILE: the packages that FILE pins with their hashes, then verbale itself; nothing is done twice.
install() {
  local pins=$1 stamp=.venv/installed-$(basename "$1")
  [ -x .venv/bin/python ] || "$(python_3_11)" -m venv .venv
  if ! cmp -s "$pins" "$stamp"; then
    echo "Installing the packages of $pins (once; a few minutes) …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$pins"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
    cp "$pins" "$stamp"
  fi
}

# PostgreSQL and Chromium for the tests, from Debian's packages where they are missing and may be installed.
system_packages() {
  local missing=() as_root=""
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing+=(postgresql)
  command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing+=(chromium)
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  echo "Installing ${missing[*]} …"
  if ! command -v apt-get >/dev/null 2>&1 || ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
    echo "The tests need ${missing[*]}, which could not be installed from here. Install them with your system's packages and run this again." >&2
    return 1
  fi
}
