# SPDX-License-Identifier: Apache-2.0
# guard.sh <log> <signal> <grace seconds> <command> [argument...]
#
# Runs the command as the only child, prints its process id, and stops it when standard input ends.
# The owner holds the other end of that pipe: however the owner dies, the system closes it.
log=$1 signal=$2 grace=$3
shift 3

"$@" </dev/null >>"$log" 2>&1 &
child=$!

# Ctrl-C reaches the whole process group; the guard must live to the end. Set after the child was
# started, since ignored signals are inherited.
trap '' INT HUP TERM

# A background command would get /dev/null as its standard input.
exec 3<&0
{
  read -r _ <&3
  kill -s "$signal" "$child" 2>/dev/null
  while [ "$grace" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
    sleep 1
    grace=$((grace - 1))
  done
  kill -s KILL "$child" 2>/dev/null
} >/dev/null 2>&1 &
watcher=$!

echo "$child"
exec >/dev/null 2>&1
wait "$child"
status=$?
kill -s KILL "$watcher"
exit "$status"
