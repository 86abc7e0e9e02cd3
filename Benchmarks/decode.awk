# The table of decode.sh: rows (key|name), then times (round key seconds). `sentences`: of an input; `few`: of what the peers get.
# Ends with 1 where `--format none` has less than 0.20 of the limit, the program's own start in it.
function median(values, n,   i, j, t) {
  for (i = 2; i <= n; i++) {
    t = values[i]
    for (j = i - 1; j > 0 && values[j] > t; j--) values[j + 1] = values[j]
    values[j + 1] = t
  }
  return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
}
FNR == NR { split($0, part, "|"); keys[++count] = part[1]; names[count] = part[2]; next }
{ seconds[$1, $2] = $3 > 0 ? $3 : 0.001; if ($1 > rounds) rounds = $1 }
END {
  printf "%-42s %8s %15s %10s %12s\n", "decoder", "CPU s", "M sentences/s", "of limit", "start apart"
  for (k = 1; k <= count; k++) {
    isPeer = keys[k] ~ /^(gpsd|ais.)$/
    decoded = isPeer ? few : sentences
    n = 0
    for (r = 1; r <= rounds; r++) {
      if (!((r, keys[k]) in seconds)) continue
      n++
      time[n] = seconds[r, keys[k]]
      ratio[n] = seconds[r, "limit"] / sentences / (seconds[r, keys[k]] / decoded)
      # Of a pair the program's own start left out.
      working = seconds[r, keys[k]] - seconds[r, "start"]
      apart[n] = seconds[r, "limit"] / (working > 0.001 ? working : 0.001)
    }
    if (n == 0) continue
    middle = median(time, n)
    if (keys[k] == "start") { printf "%-42s %8.3f\n", names[k], middle; continue }
    whole = median(ratio, n)
    printf "%-42s %8.3f %15.2f %10.3f", names[k], middle, decoded / middle / 1e6, whole
    if (keys[k] ~ /^(none|json)$/) printf " %12.3f", median(apart, n)
    printf "\n"
    if (keys[k] == "none") share = whole
    if (keys[k] == "json" && decoded / middle < 3e6) slow = decoded / middle / 1e6
  }
  if (slow) printf "JSON: %.2f million a second on this machine; 3 are promised\n", slow
  if (share < 0.20) { printf "--format none has %.3f of the limit; 0.20 is promised\n", share; exit 1 }
}
