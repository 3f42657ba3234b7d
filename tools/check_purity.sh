#!/usr/bin/env bash
# The core is pure: no object file of it may ask for a clock, chance, a file, a socket, the environment, a locale,
# a thread or a stream. Includes can be hidden; symbols cannot.
# usage: check_purity.sh [ARCHIVE...]     (default: build/release/src/domain/libopenmash_domain.a)
# First it makes sure of itself: probes that do each of these things must be caught, and a pure one must not.
set -euo pipefail
cd "$(dirname "$0")/.."

# What an undefined symbol may not be, kind by kind: names as `nm -C` prints them, from their first letter on.
declare -A impure=(
  [clock]='std::chrono::.*::now\(|(clock|clock_gettime|clock_nanosleep|gettimeofday|time|localtime(_r)?|gmtime(_r)?|mktime|strftime|nanosleep|usleep|sleep)$'
  [chance]='std::random_device|(s?rand(om)?|rand_r|[dlmejn]rand48|getrandom|getentropy|arc4random.*|randombytes.*|RAND_.*)$'
  [file]='std::filesystem::|std::basic_[io]?f(stream|ilebuf)|(f?open(64|at|dir)?|creat|p?(read|write)v?(64)?|fread|fwrite|fgets|fclose|close|unlink|rename|remove|mkdir|l?f?stat(64)?|truncate|fsync|mmap(64)?|dlopen)$'
  [socket]='(socket|connect|bind|listen|accept4?|send(to|msg)?|recv(from|msg)?|getaddrinfo|poll|select|epoll_.*)$'
  [environment]='((secure_)?getenv|setenv|putenv|unsetenv|environ|__environ|getpid|gethostname|getuid|system|popen|fork|exec[lv]p?e?)$'
  [locale]='std::(__cxx11::)?locale|std::use_facet|std::(__cxx11::)?(ctype|numpunct|num_put|num_get|time_put|money_put|collate)<|(setlocale|newlocale|uselocale|localeconv|strto(d|f|ld|l|ul|ll|ull)|isalpha|isspace|isdigit|isalnum|isupper|islower|ispunct|toupper|tolower|str(n)?casecmp|vsn?printf|sn?printf)$'
  [thread]='std::(thread|jthread|condition_variable|mutex|this_thread|__future_base|async)|pthread_.*|__tls_get_addr$|__emutls.*'
  [stream]='std::(__cxx11::)?basic_([io]|io|string)*stream|std::(__cxx11::)?basic_(string|stream)?buf|std::ios_base|std::(cout|cerr|cin|clog)|std::__ostream_insert|std::operator<<|(stdin|stdout|stderr|f?printf|vf?printf|f?puts|f?putc|putchar|perror|syslog)$'
)
kinds=(clock chance file socket environment locale thread stream)

# found ARCHIVE: "kind object symbol" for each symbol that should not be there.
found() {
  local kind symbols
  symbols=$(nm -uC --format=posix "$1" 2>/dev/null | sed -E 's/ +[Uwv] *$//; s/@+[A-Z]+_[0-9.]+$//')
  for kind in "${kinds[@]}"; do
    bad="^(${impure[$kind]})" awk -v kind="$kind" '
      /^[^ ]*\[[^]]*\]:$|^[^ ]*\.o:$/ { object = $0; sub(/:$/, "", object); next }
      $0 ~ ENVIRON["bad"] { print kind, object, $0 }' <<<"$symbols"
  done
}

compiler=$(command -v clang++-19 || command -v c++) || {
  echo "no compiler to try the probes with" >&2
  exit 1
}
probes=$(mktemp -d)
trap 'rm -rf "$probes"' EXIT

probe() { # probe KIND NAME CODE
  printf '%s\n' "$3" >"$probes/probe.cpp"
  "$compiler" -std=c++20 -O2 -c "$probes/probe.cpp" -o "$probes/probe.o"
  rm -f "$probes/probe.a"
  ar rc "$probes/probe.a" "$probes/probe.o"
  local caught
  caught=$(found "$probes/probe.a")
  if [[ $1 == pure && -n $caught ]]; then
    printf 'the pure probe (%s) was accused:\n%s\n' "$2" "$caught" >&2
    exit 1
  elif [[ $1 != pure ]] && ! grep -q "^$1 " <<<"$caught"; then
    printf 'a probe that uses %s (%s) was not caught:\n' "$1" "$2" >&2
    nm -uC "$probes/probe.a" >&2
    exit 1
  fi
}

probe pure "values" '#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>
std::shared_ptr<std::map<std::string, std::vector<int>>> f(std::string a, int n) {
  auto m = std::make_shared<std::map<std::string, std::vector<int>>>();
  (*m)[a + std::to_string(n)].push_back(n);
  std::variant<int, std::string> v = a;
  if (std::get<std::string>(v).at(0) == 1) throw std::runtime_error("x");
  return m;
}'
probe clock "system_clock" '#include <chrono>
auto f() { return std::chrono::system_clock::now(); }'
probe clock "time" '#include <ctime>
auto f() { return std::time(nullptr); }'
probe chance "random_device" '#include <random>
unsigned f() { std::random_device d; return d(); }'
probe chance "rand" '#include <cstdlib>
int f() { return std::rand(); }'
probe file "fopen" '#include <cstdio>
void* f() { return std::fopen("a", "r"); }'
probe file "ifstream" '#include <fstream>
int f() { std::ifstream s("a"); return s.get(); }'
probe file "filesystem" '#include <filesystem>
bool f() { return std::filesystem::exists("a"); }'
probe socket "socket" '#include <sys/socket.h>
int f() { return socket(1, 1, 0); }'
probe environment "getenv" '#include <cstdlib>
char* f() { return std::getenv("A"); }'
probe locale "locale" '#include <locale>
bool f(char c) { return std::isalpha(c, std::locale()); }'
probe locale "stod" '#include <string>
double f(const std::string& s) { return std::stod(s); }'
probe thread "thread" '#include <thread>
void f() { std::thread([] {}).join(); }'
probe thread "mutex" '#include <mutex>
std::mutex m;
void f() { std::lock_guard g(m); }'
probe stream "cout" '#include <iostream>
void f() { std::cout << 1; }'
probe stream "ostringstream" '#include <sstream>
std::string f(double d) { std::ostringstream s; s << d; return s.str(); }'
probe stream "puts" '#include <cstdio>
void f() { std::puts("a"); }'

(($#)) || set -- build/release/src/domain/libopenmash_domain.a
status=0
for archive; do
  if [[ ! -e $archive ]]; then
    echo "$archive is not built"
    [[ -e build/release/build.ninja ]] && exit 1
    exit 77 # nothing is: the gate is skipped
  fi
  objects=$(ar t "$archive" | wc -l)
  impurities=$(found "$archive")
  if ((objects == 0)); then
    echo "$archive holds no object files"
    status=1
  elif [[ -n $impurities ]]; then
    echo "$archive is not pure (kind, object file, what it asks for):"
    echo "$impurities"
    status=1
  else
    echo "$archive is pure: $objects object files ask for nothing outside (control: 16 probes caught)"
  fi
done
exit $status
