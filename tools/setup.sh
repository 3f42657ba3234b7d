# What ./run and ./test do first: install what is missing, ask nothing, say what is being done.
# Sourced, never run; it changes nothing of the machine but Debian packages, and the repository's build/ and node_modules/.
# The packages are listed in tools/packages.txt. Quick when nothing is missing.
# shellcheck shell=bash

export LC_ALL=C.UTF-8
cmake_settings=() # what `cmake --preset` is told besides the preset

say() { printf '== %s\n' "$*"; }

give_up() {
  printf '== %s\n' "$@" >&2
  exit 1
}

# packages_for WORD…: the names in packages.txt marked with one of the words; "build" is the unmarked ones.
packages_for() {
  awk -v wanted=" $* " '!/^#/ && NF { kind = NF > 1 ? $2 : "build"; if (index(wanted, " " kind " ")) print $1 }' \
    tools/packages.txt
}

# missing NAME…: those of the names that are not installed.
missing() {
  (($#)) || return 0
  local here
  here=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' -- "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
  local name
  for name in "$@"; do
    grep -qxF -- "$name" <<<"$here" || echo "$name"
  done
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n "$@"
  fi
}

# logged WHAT COMMAND…: keeps a long command's output in build/setup.log, and shows the end of it if it fails.
logged() {
  local what=$1
  shift
  if ! "$@" >>build/setup.log 2>&1 </dev/null; then
    tail -n 20 build/setup.log >&2
    give_up "$what failed; the whole story is in build/setup.log"
  fi
}

apt_quietly() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold -o Acquire::Retries=3 "$@"
}

apt_lists_are_fresh=no
refresh_apt_lists() {
  [[ $apt_lists_are_fresh == no ]] || return 0
  say "asking Debian what it has (apt-get update)"
  logged "apt-get update" apt_quietly update
  apt_lists_are_fresh=yes
}

install_packages() {
  local needed
  mapfile -t needed < <(missing "$@")
  ((${#needed[@]})) || return 0
  say "installing ${#needed[@]} Debian packages: ${needed[*]}"
  if ((EUID != 0)) && ! sudo -n true 2>/dev/null; then
    give_up "that needs root, or sudo without a password. Either works:" \
      "sudo apt-get install --no-install-recommends ${needed[*]}"
  fi
  refresh_apt_lists
  logged "apt-get install" apt_quietly install --no-install-recommends "${needed[@]}"
}

# Boost 1.81's headers cannot be installed beside 1.74's, which other software on this machine may want.
# Where 1.74 is, ours are unpacked under build/deps instead: nothing is removed and nobody is asked.
install_boost() {
  local wanted
  mapfile -t wanted < <(packages_for boost)
  if [[ -n $(missing libboost1.74-dev) ]]; then
    install_packages "${wanted[@]}"
    return
  fi
  local deps=$PWD/build/deps
  if [[ ! -e $deps/complete ]]; then
    say "Boost 1.74 is installed here, so Boost 1.81 is unpacked under build/deps beside it"
    refresh_apt_lists
    rm -rf "$deps"
    mkdir -p "$deps/packages"
    logged "downloading Boost 1.81" env --chdir="$deps/packages" apt-get download -q "${wanted[@]}" \
      libboost-{system,container}1.81-dev libboost-{system,container,json,url}1.81.0
    local package
    for package in "$deps"/packages/*.deb; do
      logged "unpacking $package" dpkg -x "$package" "$deps"
    done
    rm -rf "$deps/packages"
    touch "$deps/complete"
  fi
  # The flag is for includes that ask nobody where Boost is: they must not find 1.74.
  cmake_settings+=("-DCMAKE_PREFIX_PATH=$deps/usr" "-DBoost_ROOT=$deps/usr" "-DCMAKE_CXX_FLAGS=-isystem $deps/usr/include")
}

has_node() {
  command -v npm >/dev/null && command -v node >/dev/null &&
    (($(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0) >= 18))
}

install_node() {
  local wanted
  has_node && return
  mapfile -t wanted < <(packages_for node)
  install_packages "${wanted[@]}"
}

# The stamp holds the lock file as it was when node_modules was last filled from it.
install_npm_packages() {
  [[ -e package-lock.json ]] || return 0
  cmp -s package-lock.json node_modules/.filled-from && return 0
  [[ ! -L node_modules ]] || give_up "node_modules is a link, and npm ci would empty the folder it points to: remove the link"
  say "fetching the npm packages of package-lock.json (npm ci)"
  logged "npm ci" npm ci --ignore-scripts --no-audit --no-fund
  cp package-lock.json node_modules/.filled-from
}

# set_up WORD…: everything needed to build, and the packages marked with the words: build, test, all.
set_up() {
  command -v apt-get >/dev/null || give_up "this needs Debian 12: apt-get was not found"
  mkdir -p build
  local wanted
  mapfile -t wanted < <(packages_for "$@")
  { # one set-up at a time in this checkout: npm ci empties what another is filling
    flock 9
    : >build/setup.log
    install_packages "${wanted[@]}"
    install_boost
    install_node
    install_npm_packages
  } 9>build/setup.lock
}

# build PRESET TARGET…: configures and builds, and says how long it took. Its output is kept in build/PRESET.log.
build() {
  local preset=$1 log=build/$1.log
  shift
  local kind="a clean build" started=$SECONDS targets=()
  [[ -e build/$preset/build.ninja ]] && kind="what had changed"
  (($#)) && targets=(--target "$@")
  say "configuring $preset"
  if ! cmake --preset "$preset" "${cmake_settings[@]}" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    give_up "cmake could not configure $preset; the whole story is in $log"
  fi
  say "building $preset ($(nproc) cores)"
  if ! cmake --build --preset "$preset" "${targets[@]}" 2>&1 | tee -a "$log" | show_progress; then
    grep -E -A 12 'FAILED:|error:' "$log" | head -n 60 >&2
    give_up "$preset did not build; the whole story is in $log"
  fi
  say "built $preset in $((SECONDS - started)) s ($kind)"
}

# Ninja's lines, one in place of the other on a terminal and every tenth second otherwise.
show_progress() {
  local line shown=$SECONDS
  while IFS= read -r line; do
    [[ $line == \[*/*\]* ]] || continue
    if [[ -t 1 ]]; then
      printf '\r\033[K   %.90s' "$line"
    elif ((SECONDS - shown >= 10)); then
      printf '   %.110s\n' "$line"
      shown=$SECONDS
    fi
  done
  [[ -t 1 ]] && printf '\r\033[K'
  return 0
}
