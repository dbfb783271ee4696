# Exits with 0 when the member on this machine is ready. Needs nothing but bash.
# Usage: bash ready.sh [ADDRESS [PORT]]
exec 3<>"/dev/tcp/${1:-127.0.0.1}/${2:-1337}" || exit 1
printf 'GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3 && [ "$status" = 200 ]
