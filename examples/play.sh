#!/usr/bin/env bash
# Registers the five complaints of this folder and plays each to closed and archived, with curl alone. See README.md.
set -euo pipefail
cd "$(dirname "$0")/.."

API=${REDRESS_API:-http://127.0.0.1:${REDRESS_API_PORT:-7080}}
VAR=${REDRESS_VAR:-var}
TOKENS=${REDRESS_TOKENS:-$VAR/tokens}
# The same RUN again repeats the same requests: each gets its first answer, and nothing happens twice.
RUN=${RUN:-$(date +%Y%m%d-%H%M%S)-$$}
BODIES=$VAR/play/$RUN
PAUSE=0.3 # seconds between two looks
LOOKS=200

fail() {
  printf '%s\n' "play.sh: $1" >&2
  shift
  if [ $# -gt 0 ]; then printf '  %s\n' "$@" >&2; fi
  exit 1
}

# ── HTTP ────────────────────────────────────────────────────────────────────────────────────────────────────────

# send ROLE METHOD PATH [KEY BODY]: sets STATUS and BODY. 503 means "send it again", so that is done.
send() {
  local role=$1 method=$2 path=$3 reply look
  local token=$TOKENS/$role
  [ -r "$token" ] || fail "there is no token $token" "npm start writes them; npm run token -- $role prints another"
  set -- "${@:4}"
  local extra=()
  if [ $# -eq 2 ]; then extra=(-H 'content-type: application/json' -H "idempotency-key: $1" --data-binary "$2"); fi
  for ((look = 0; look < LOOKS; look++)); do
    reply=$(curl -sS --noproxy 127.0.0.1,localhost --max-time 30 -X "$method" "$API$path" -w '\n%{http_code}' \
      -H "authorization: Bearer $(cat "$token")" ${extra[@]+"${extra[@]}"}) || fail "$API does not answer" "is npm start running? REDRESS_API says where"
    STATUS=${reply##*$'\n'}
    BODY=${reply%$'\n'*}
    [ "$STATUS" = 503 ] || return 0
    sleep "$PAUSE"
  done
}

# ── Reading the compact JSON of an answer: the first value under a name ─────────────────────────────────────────────────

text_of() {
  local pattern="\"$1\":\"(([^\"\\\\]|\\\\.)*)\""
  if [[ $BODY =~ $pattern ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi
}

number_of() {
  local pattern="\"$1\":([0-9]+)"
  if [[ $BODY =~ $pattern ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi
}

list_of() {
  local pattern="\"$1\":\\[([^]]*)\\]"
  if [[ $BODY =~ $pattern ]]; then printf '%s' "${BASH_REMATCH[1]//\"/}"; fi
}

# ── Steps ───────────────────────────────────────────────────────────────────────────────────────────────────────

line() { printf '  %-16s %s  %-13s seq %-4s %s\n' "$1" "$STATUS" "$(text_of stage)" "$(number_of seq)" "$2"; }

# expect WHAT STATUS…: stops with the problem's detail on any other status.
expect() {
  local what=$1 status
  shift
  local wanted="$*"
  for status in "$@"; do
    if [ "$STATUS" = "$status" ]; then return; fi
  done
  fail "$what was answered $STATUS, not ${wanted// / or }: $(text_of detail)" "$BODY"
}

# register ROLE CASE: sets CASE, NUMBER and SEQ.
register() {
  CASE=$2
  STEP=0
  prepare "$CASE"
  printf '\n%s\n' "$CASE"
  send "$1" POST /v1/complaints "$RUN" "$(cat "$BODIES/$CASE.json")"
  expect "registering $CASE" 201 200
  NUMBER=$(text_of number)
  SEQ=$(number_of seq)
  line register "$NUMBER, by $1"
}

# give ROLE COMMAND WHAT BODY: gives a command; its place in the play is its idempotency key.
give() {
  STEP=$((STEP + 1))
  send "$1" POST "/v1/complaints/$NUMBER/$2" "$RUN.$CASE.$STEP" "$4"
  expect "$2 ($CASE)" 200
  SEQ=$(number_of seq)
  line "$2" "$3, by $1"
}

# look: reads the complaint as it is after the last step.
look() {
  send agent GET "/v1/complaints/$NUMBER?seq=$SEQ"
  expect "reading $NUMBER" 200
}

# until_read WHAT PATTERN, while_read WHAT PATTERN: reads until the answer fits, or fits no more.
until_read() {
  local looks
  for ((looks = 0; looks < LOOKS; looks++)); do
    look
    if [[ $BODY =~ $2 ]]; then return; fi
    sleep "$PAUSE"
  done
  fail "$NUMBER: $1 did not come" "$BODY"
}
while_read() {
  local looks
  for ((looks = 0; looks < LOOKS; looks++)); do
    look
    if ! [[ $BODY =~ $2 ]]; then return; fi
    sleep "$PAUSE"
  done
  fail "$NUMBER: $1 lasts too long" "$BODY"
}

# delivered: closing needs the reply to have reached the customer.
delivered() {
  while_read 'delivering the reply' '"purpose":"reply"'
  line look 'the reply is delivered'
}

# archived: waits for the dossier and prints its file.
archived() {
  until_read 'the dossier' '"dossier":\{"n":([0-9]+),"reference":"([0-9a-f]+)"'
  local name
  name=$(printf '%s/dossier-%04d.%s.json' "$NUMBER" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}")
  line look "$(text_of outcome), archived:"
  printf '    %s\n' "$VAR/archive/$name"
}

# ── What is registered ────────────────────────────────────────────────────────────────────────────────────────────

in_days() { date -d "+$1 days" +%F 2>/dev/null || date -v"+$1d" +%F; }

# prepare CASE: the body of this run, with request id, customer and dates of its own. Written once: a repeat sends the same bytes.
prepare() {
  local body=$BODIES/$1.json digits
  if [ -f "$body" ]; then return; fi
  mkdir -p "$BODIES"
  digits=$(printf '%04d' $(($(printf '%s' "$RUN.$1" | cksum | cut -d' ' -f1) % 10000)))
  sed -e "s/\"requestId\": \"[^\"]*\"/\"requestId\": \"play-$RUN-$1\"/" \
    -e "s/1390000[0-9]\{4\}/1390000$digits/g" \
    -e "s/\(\"broadbandAccount\": \"[^\"]*\)\"/\1-$RUN\"/" \
    -e "s/\"receivedOn\": \"[^\"]*\"/\"receivedOn\": \"$(in_days 0)\"/" \
    -e "s/\"dueOn\": \"[^\"]*\"/\"dueOn\": \"$(in_days 17)\"/" \
    "examples/$1.json" >"$body.new"
  mv "$body.new" "$body"
}

# ── The five ────────────────────────────────────────────────────────────────────────────────────────────────────

# Settled while the customer is on the line: no department, nothing to pay.
phone() {
  register agent phone
  give agent triage 'ordinary, unsubscribing' '{"category":"service.unsubscribe","level":"L1"}'
  give agent contact 'the customer is on the line' '{"medium":"phone","summary":"客户在线，核对业务名称与到期日。"}'
  give agent find 'the instruction was wrong' '{"cause":"productRule","responsibility":"companyAtFault","finding":"退订短信的指令与业务名称不一致，自助渠道没有入口。","evidence":["order-log-000101"]}'
  give agent reply 'spoken, with its recording' '{"finding":"短信里的退订指令有误，手机营业厅也没有入口，是我们的问题。","basis":"《彩铃体验包业务规则》：体验期内可随时退订，不收费。","solution":"已当场退订，到期不会扣费。","timing":"即时生效，一分钟内收到退订短信。","medium":"phone","recording":"rec-20260302-000101"}'
  give channel rate 'satisfied' '{"satisfaction":"satisfied"}'
  give agent close 'agreed' '{"outcome":"agreed"}'
  archived
}

# Two remedies, together above the agent's authority.
network() {
  register channel network
  give agent triage 'serious, outage of broadband' '{"category":"network.broadbandOutage","level":"L2"}'
  give agent contact 'first contact' '{"medium":"phone","summary":"致歉，确认断网时间与报障情况，告知已转装维中心。"}'
  give agent transfer 'to installation' '{"department":"installation","request":"请今日上门修复，并说明未按时上门的原因。"}'
  give handler accept 'taken' '{"handler":"handler-1"}'
  give handler answer 'repaired' '{"answer":"入户光纤被装修施工压断，已重新熔接，有线测速正常。首次派单因片区调整未送达师傅。"}'
  give agent find 'fault, the company is at fault' '{"cause":"network.fault","responsibility":"companyAtFault","finding":"光纤中断三天，派单未送达，超过修障时限。","evidence":["fault-ticket-0202","speed-test-0202"]}'
  give agent propose '¥80: above ¥50 it waits' '{"solution":"减免断网期间月租并补偿流量费。","remedies":[{"kind":"rentWaiver","amount":30},{"kind":"compensation","amount":50}]}'
  give shiftLeader approve 'by another person' '{"remark":"同意。"}'
  give agent fulfil 'rent waived' '{"remedy":"P1R1","reference":"billing-order-0202-1"}'
  give agent fulfil 'compensation ordered' '{"remedy":"P1R2","reference":"billing-order-0202-2"}'
  give agent reply 'by message' '{"finding":"您的入户光纤被压断，我们派单失误，三天未上门。","basis":"《电信条例》第三十二条，城镇用户应在 48 小时内修复。","solution":"已修复；减免断网期间月租 30 元，另补偿流量费 50 元。","timing":"减免计入下期账单，补偿三日内到账。"}'
  delivered
  give inspector rate 'satisfied' '{"satisfaction":"satisfied","comment":"网好了，钱也到了。"}'
  give agent close 'agreed' '{"outcome":"agreed"}'
  archived
}

# The service clocks pause while the customer owes an answer.
written() {
  register agent written
  give agent triage 'serious, roaming charges' '{"category":"charges.roaming","level":"L2","tags":["elderly"]}'
  give agent contact 'called, as asked by a person' '{"medium":"phone","summary":"人工去电，说明已收到来信及附件。"}'
  give agent transfer 'to billing' '{"department":"billing","request":"请核查漫游包生效时间与首日流量详单。"}'
  give handler accept 'taken' '{}'
  give handler ask 'for the date of the flight' '{"text":"请提供出境当日的航班号或登机牌，以便核对漫游包应当生效的时间。"}'
  look
  line look "waits for: $(list_of awaits)"
  give agent inform 'the customer answers' '{"direction":"fromCustomer","question":"Q1","text":"客户家属补寄登机牌复印件，落地时间为当日 13:40。"}'
  look
  line look "waits for: $(list_of awaits)"
  give handler answer 'the order was late' '{"answer":"营业厅受理后漏点“立即生效”，系统次日零时才生效，首日按标准资费计费。"}'
  give agent find 'a mistake of the shop' '{"cause":"staff.skill","responsibility":"companyAtFault","finding":"办理时未设为立即生效，首日漫游流量 486 元不应收取。","evidence":["scan-000303-receipt","roaming-records-0303"]}'
  give agent propose '¥486: above ¥50 it waits' '{"solution":"退还首日漫游流量费。","remedies":[{"kind":"refund","amount":486}]}'
  give expert approve 'by another person' '{}'
  give agent fulfil 'refund ordered' '{"remedy":"P1R1","reference":"billing-order-0303"}'
  give agent reply 'by letter' '{"finding":"营业员办理漫游包时漏选立即生效，致首日按标准资费计费。","basis":"漫游包业务受理规范；您的办理回执。","solution":"退还漫游流量费 486 元，并向您书面致歉。","timing":"三个工作日内退至话费账户。","medium":"post"}'
  delivered
  give inspector rate 'satisfied' '{"satisfaction":"satisfied"}'
  give agent close 'agreed' '{"outcome":"agreed"}'
  archived
}

# The plan puts it on E1 by its tag; a person raises it to E2, and a supervisor takes it off the ladder again.
on-site() {
  register agent on-site
  give agent triage 'serious, asks for a superior' '{"category":"installation.missedAppointment","level":"L2","tags":["asksForSuperior"]}'
  give agent contact 'at the counter' '{"medium":"onSite","summary":"当面安抚，请客户在贵宾区休息，告知处理步骤。"}'
  give agent escalate 'to E2, by hand' '{"to":"E2","reason":"两次爽约，客户要求投诉专家当面处理。"}'
  look
  line look "on the ladder: $(text_of rung), escalated $(number_of count) times"
  give expert transfer 'to installation' '{"department":"installation","request":"请安排明日上午装机，师傅提前一小时联系客户。"}'
  give departmentHead accept 'taken by the head' '{"handler":"handler-1"}'
  give supervisor deescalate 'the head saw to it' '{"to":null,"reason":"装维负责人已当面致歉并确认时间，客户同意。"}'
  give departmentHead answer 'installed' '{"answer":"次日上午九点装机完成，客户签字。两次爽约系调度未核对师傅排班。"}'
  give expert find 'a breach of dispatching' '{"cause":"staff.breach","responsibility":"companyAtFault","finding":"两次预约均未核对排班，且未提前通知客户。","evidence":["appointment-log-0404","installation-order-0404"]}'
  give expert propose '¥600: above ¥500 it waits' '{"solution":"补偿两次误工损失，负责人当面致歉。","remedies":[{"kind":"compensation","amount":600},{"kind":"apology"}]}'
  give serviceManager approve 'by another person' '{"remark":"同意，纳入装维考核。"}'
  give agent fulfil 'compensation ordered' '{"remedy":"P1R1","reference":"billing-order-0404"}'
  give agent fulfil 'apology made' '{"remedy":"P1R2","reference":"visit-0404"}'
  give agent reply 'by message' '{"finding":"两次预约未履行，系我方调度未核对排班。","basis":"装移机服务承诺；《电信条例》第三十一条。","solution":"宽带已装好；补偿误工损失 600 元；装维负责人已当面致歉。","timing":"补偿三日内到账。"}'
  delivered
  give inspector rate 'satisfied' '{"satisfaction":"satisfied"}'
  give agent close 'agreed' '{"outcome":"agreed"}'
  archived
}

# A red-line matter: the finding that the company is at fault raises it to E4 by the plan's own rule. Met in part, so the reply
# carries the right to appeal.
referral() {
  register liaison referral
  give liaison sign-for 'its document is signed for' '{}'
  give liaison triage 'serious, package change' '{"category":"service.packageChange","level":"L2"}'
  give liaison contact 'first contact' '{"medium":"phone","summary":"告知已收到 12345 转办件，核对套餐与合约到期日。"}'
  give liaison transfer 'to marketing' '{"department":"marketing","request":"请核查 39 元套餐的办理条件是否限制老用户，并给出可办方案。"}'
  give handler accept 'taken' '{}'
  give handler answer 'the rule is being changed' '{"answer":"该套餐确设“仅限新用户”，与不得限制老用户选择资费的要求不符，已上报修订；现可为该用户特批办理。"}'
  give liaison find 'a product rule' '{"cause":"productRule","responsibility":"companyAtFault","finding":"套餐规则限制老用户办理。","evidence":["product-rule-0505"]}'
  look
  line look "on the ladder: $(text_of rung), by the plan’s rule"
  give departmentHead respond 'the head of the department' '{"text":"已收到，今日内给出方案。"}'
  give agent propose '¥68: above ¥50 it waits' '{"solution":"特批改为 39 元套餐，退还一个月差价，规则整改。","remedies":[{"kind":"refund","amount":68},{"kind":"ruleChange"}]}'
  give shiftLeader approve 'by another person' '{}'
  give agent fulfil 'refund ordered' '{"remedy":"P1R1","reference":"billing-order-0505"}'
  give agent fulfil 'rule change ordered' '{"remedy":"P1R2","reference":"rule-order-0505"}'
  give liaison reply 'met in part' '{"finding":"39 元套餐的规则限制了老用户办理。","basis":"资费公示与套餐业务规则；监管部门关于保障用户自主选择权的要求。","solution":"自下月起为您改为 39 元套餐，并退还一个月差价 68 元；更早月份的差价因合约有效不予退还。","timing":"差价七日内到账，套餐下月 1 日生效。","result":"partlyMet"}'
  delivered
  give liaison report-back 'to the referring body' '{"report":"已答复用户：下月起改为 39 元套餐，退还一个月差价 68 元，套餐规则整改。"}'
  give inspector rate 'neutral' '{"satisfaction":"neutral","comment":"希望早点改规则。"}'
  give liaison close 'not agreed, final answer' '{"outcome":"notAgreed"}'
  give departmentHead report 'on the escalation' '{"report":"起因：套餐规则限制老用户。处理：特批改套餐、退差价；规则已整改。"}'
  archived
}

main() {
  [[ $RUN =~ ^[A-Za-z0-9._-]{1,40}$ ]] || fail "RUN may have 1 to 40 letters, digits, dots, hyphens and underlines"
  command -v curl >/dev/null || fail 'curl is not installed'
  printf 'run %s against %s\n' "$RUN" "$API"
  phone
  network
  written
  on-site
  referral
  printf '\nthe archive: '
  npm run --silent archive:verify
  printf 'RUN=%s examples/play.sh repeats this run: each request gets its first answer, and nothing happens twice.\n' "$RUN"
}

main
