#!/bin/sh
# Fetches a token and walks the REST API: a cake, an order, what follows, and all of it undone. Ends with 1 at the first
# answer that is not as it should be. Needs curl alone.
#
#   walk.sh [address]     WALK_USER and WALK_PASSWORD: a manager's, those of the sandbox unless set
set -eu
url=${1:-http://127.0.0.1:3000}
user=${WALK_USER:-manager@example.com}
password=${WALK_PASSWORD:-test}
run=$(date +%s)-$$
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
token=

call() { # call <status> <method> <path> [curl's options]: the answer's body is in $answer then
  wanted=$1 method=$2 path=$3
  shift 3
  status=$(curl --silent --show-error --output "$answer" --write-out '%{http_code}' --max-time 10 \
    --request "$method" "$url$path" ${token:+--header "Authorization: Bearer $token"} "$@")
  printf '%s  %-6s %s\n' "$status" "$method" "$path"
  [ "$status" = "$wanted" ] && return
  printf 'It should have been %s. The answer:\n' "$wanted" >&2
  cat "$answer" >&2
  exit 1
}

post() { # post <status> <path> <JSON>: sending it again would not do it twice
  call "$1" POST "$2" --header 'Content-Type: application/json' --header "Idempotency-Key: walk-$run-$2" --data "$3"
}

field() { # field <name>: the first of that name, text or number
  grep -o "\"$1\": *\"\{0,1\}[^\",}]*" "$answer" | head -n 1 | sed 's/^"[^"]*": *"\{0,1\}//'
}

call 200 GET /heartbeat
call 401 GET /heartbeat/protected
call 200 POST /oauth/token --data grant_type=password \
  --data-urlencode "username=$user" --data-urlencode "password=$password"
token=$(field access_token)
call 200 GET /heartbeat/protected

post 201 /cakes "{\"name\": \"Walked Cake $run\", \"ingredients\": {\"chocolate\": 33.5, \"butter\": 16.5, \"eggs\": 1}}"
cake=$(field id)
call 200 GET "/cakes/$cake"

order="{\"recipe\": \"$cake\", \"persons\": 4, \"quantity\": 2, \"extra_ingredients\": {\"peanuts\": 10.0}}"
post 201 /orders "$order"
id=$(field id)
post 201 /orders "$order"
[ "$(field id)" = "$id" ] || { echo 'The same key made two orders.' >&2 && exit 1; }
call 200 GET "/orders/$id"
call 200 GET /purchase-requests
call 200 GET /ingredients

call 200 DELETE "/orders/$id"
call 204 DELETE "/cakes/$cake"
echo "order $id was placed once, and is cancelled; $cake is off the menu"
