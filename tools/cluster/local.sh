#!/bin/bash
# One machine, N processes side by side, with GNU parallel: each reads its part of an archive; parts that failed are
# tried again, and all of them are merged. The same command goes on where it was stopped.
#
#   tools/cluster/local.sh /archive/papers /archive/corpus 8      # 8 parts
#
# A part ends with 0, or with 1 when some papers failed: that is its result, and no failure of the part.
set -eu
if [ $# -lt 3 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0"
  exit 2
fi
papers=$1 corpus=$2 parts=$3
kst=${KST:-kst}
export papers corpus parts kst
parallel --retries 3 --joblog "$corpus.parts.log" --resume-failed \
  '"$kst" run "$papers" --shard {}/"$parts" --into "$corpus.part"{} -j 1 || [ $? = 1 ]' ::: $(seq "$parts")
"$kst" merge $(seq -f "$corpus.part%g" "$parts") --into "$corpus"
