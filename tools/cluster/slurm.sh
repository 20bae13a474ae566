#!/bin/bash
# A Slurm array: each task reads its part of an archive that all machines see under one path. A task whose machine died
# is queued again by Slurm and goes on where it was; one that failed is tried again here; the last job merges.
#
#   papers=/archive/papers corpus=/archive/corpus parts=32 tools/cluster/slurm.sh     # on the login machine
#
# The array is this same file (Slurm sets SLURM_ARRAY_TASK_ID). Slurm ends a task with SIGTERM, upon which kst stores
# what it has read. What is still lacking after three tries stops the merge: the same command then reads only that.
set -eu
: "${papers:?the folder of the archive}" "${corpus:?the folder of the corpus}" "${parts:?how many parts}"
kst=${KST:-kst}
if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
  for try in 1 2 3; do
    status=0
    "$kst" run "$papers" --shard "$SLURM_ARRAY_TASK_ID/$parts" --into "$corpus.part$SLURM_ARRAY_TASK_ID" \
      -j "${SLURM_CPUS_PER_TASK:-1}" || status=$?
    [ $status -gt 1 ] && [ $status -ne 130 ] || break  # 1: some papers failed, which is a result
  done
  [ $status -le 1 ] && exit 0
  exit $status
fi
export papers corpus parts KST=$kst
array=$(sbatch --parsable --requeue --array=1-"$parts" --output="$corpus.part%a.log" "$0")
sbatch --wait --dependency=afterok:"$array" --kill-on-invalid-dep=yes --output="$corpus.merge.log" \
  --wrap "'$kst' merge $(seq -s ' ' -f "$corpus.part%g" "$parts") --into '$corpus'"
