# Sourced by ./mvnw and ./start: JAVA_HOME becomes a JDK 25 or later, or one line says what is missing.
broadsheet_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge 25 ]
}
broadsheet_find_jdk25() {
  if [ -n "${JAVA_HOME-}" ] && broadsheet_is_jdk25 "$JAVA_HOME"; then return 0; fi
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  case $- in *f*) set +f; noglob=1 ;; *) noglob= ;; esac
  for candidate in "${on_path-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if broadsheet_is_jdk25 "$candidate"; then JAVA_HOME=$candidate; export JAVA_HOME; break; fi
  done
  [ -z "$noglob" ] || set -f
  broadsheet_is_jdk25 "${JAVA_HOME-}"
}
broadsheet_find_jdk25 || {
  echo "Broadsheet needs a JDK 25 or later and found none: install Temurin 25 (https://adoptium.net/temurin/releases/?version=25, Debian package temurin-25-jdk) or set JAVA_HOME to one." >&2
  exit 1
}
