# Runs inside a practice network: plants secrets wherever go and git keep them, then uses every headless command.
# OUT is an empty folder for what the program says and keeps.
set -eu

plain_goproxy=$(go env GOPROXY)
mkdir "$HOME/zeppelina"
export HOME="$HOME/zeppelina" USER=zeppelina LOGNAME=zeppelina XDG_STATE_HOME="$OUT/state"
export GOENV="$HOME/go-env" GIT_CONFIG_GLOBAL="$HOME/gitconfig" GOPATH="$HOME/go"

printf 'machine 127.0.0.1 login netrc-user password PLANTED-netrc-77\n' > "$HOME/.netrc"
printf 'GOPROXY=%s\n' "$(printf %s "$plain_goproxy" | sed 's#https://#https://deploy:PLANTED-goproxy-55@#g')" > "$GOENV"
grep -q GOSUMDB "$GOENV" || go env GOSUMDB | sed 's/^/GOSUMDB=/' >> "$GOENV"
cat > "$GIT_CONFIG_GLOBAL" <<G
[http "https://git.planted-corp.test/"]
  extraheader = Authorization: Basic UExBTlRFRDpoZWFkZXI=
  proxy = http://gituser:PLANTED-gitproxy-11@127.0.0.1:9
[url "https://oauth2:PLANTED-urltoken-99@git.planted-corp.test/"]
  insteadOf = https://git.planted-corp.test/
[sendemail]
  smtpPass = PLANTED-mail-13
[core]
  sshCommand = sshpass -p PLANTED-ssh-17 ssh
[user]
  email = PLANTED-person@planted-corp.test
G
printf "GOFLAGS='-ldflags=-X main.key=PLANTED-flag-19'\n" >> "$GOENV"
export GIT_SSH_COMMAND='sshpass -p PLANTED-ssh-23 ssh' GOOGLE_API_KEY=PLANTED-google-29
export GOPRIVATE=git.planted-corp.test/planted-airship
with_password() { printf %s "$1" | sed 's#://\([^@/]*@\)\{0,1\}#://puser:PLANTED-proxy-42@#'; }
if [ -n "${HTTPS_PROXY:-}" ]; then
  HTTPS_PROXY=$(with_password "$HTTPS_PROXY")
  export HTTPS_PROXY
else
  export HTTP_PROXY=http://puser:PLANTED-proxy-42@127.0.0.1:9
fi
env | grep PLANTED > /dev/null # The plants are there, else this proves nothing.

run() { # name command…
  name=$1
  shift
  "$@" > "$OUT/$name.out" 2> "$OUT/$name.err" || :
}
run check gogetwell check "$LAB_MODULE" --only-go-hosts --hosts "$LAB_HOSTS" --timeout 20s \
  --json "$OUT/check.json" --html "$OUT/check.html"
run env gogetwell env
run env-json gogetwell env --json
run fix-show gogetwell fix show
if [ "${ALL:-}" = yes ]; then
  run private gogetwell check git.planted-corp.test/planted-airship@v1.0.0 --only-go-hosts --hosts "$LAB_HOSTS" \
    --timeout 8s --json -
  run route gogetwell route "$LAB_MODULE"
  run route-json gogetwell route "$LAB_MODULE" --json
  run fix-list gogetwell fix list
  run fix-try gogetwell fix try
  run fix-apply gogetwell fix apply
  run fix-undo gogetwell fix undo
  run wrong gogetwell check "https://oauth2:PLANTED-typed-66@git.planted-corp.test/x"
  run option gogetwell check --nonsense="https://oauth2:PLANTED-typed-66@git.planted-corp.test/x"
  run from gogetwell check --from "$OUT/check.json"
  git config --global --list > "$OUT/../paste" 2>&1 || :
  run explain gogetwell explain "$OUT/../paste"
fi
