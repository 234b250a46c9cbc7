#!/bin/sh
# An archive as a Slurm job array, one shard a task, and a job after it that merges:
#
#   ARCHIVE=/data/archive OUTPUT=/data/reports sh deploy/slurm.sh 16
#
# The folders must be seen by all nodes. A task that is killed, or requeued, goes on where it was.
#SBATCH --job-name=juesuan
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=1G
#SBATCH --requeue
set -eu
juesuan=${JUESUAN:-juesuan}

# Exit code 2 says that documents failed, 3 that some have findings: their records say which.
finished() {
  code=0
  "$@" || code=$?
  case $code in 0 | 2 | 3) ;; *) exit "$code" ;; esac
}

case ${1:-} in
shard)
  finished "$juesuan" batch "$ARCHIVE" -o "$OUTPUT.shards/$SLURM_ARRAY_TASK_ID" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --jobs "${SLURM_CPUS_PER_TASK:-1}"
  ;;
merge)
  finished "$juesuan" merge "$OUTPUT.shards"/* -o "$OUTPUT"
  ;;
*)
  shards=${1:?how many shards?}
  array=$(sbatch --parsable --array="0-$((shards - 1))" --export=ALL "$0" shard)
  sbatch --parsable --dependency="afterok:$array" --export=ALL --ntasks=1 "$0" merge
  ;;
esac
