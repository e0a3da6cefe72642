#!/bin/sh
# Makes lectern.aot from the first seconds of a rehearsal: the classes of a start as the virtual machine has them once they are
# loaded, which it then need not read and check at every start. No more than these: it takes all that is in there into memory. For
# the folder with lectern.jar, jvm.options and seeds.
#   sh cache.sh [JAVA]
set -eu
java=${1:-java}
timeout -s INT 20 \
    "$java" "-Dlectern.bot.options=-XX:AOTMode=record -XX:AOTConfiguration=$PWD/lectern.aotconf" @jvm.options -jar lectern.jar \
    rehearse --speed 1 --at 18:12 || echo "It was ended, as it should be."
# What it recorded is written when the bot ends.
for second in 1 2 3 4 5 6 7 8 9 10; do
    [ -s lectern.aotconf ] || sleep 1
done
sleep 2
"$java" @jvm.options -XX:AOTMode=create -XX:AOTConfiguration=lectern.aotconf -XX:AOTCache=lectern.aot -jar lectern.jar
rm lectern.aotconf
