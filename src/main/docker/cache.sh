#!/bin/sh
# Makes lectern.aot from a rehearsal: Lectern's classes as the virtual machine has them once they are loaded, which it then need
# not read and check at every start. The schedule is one in CSV, the simplest to make. It has to be a whole rehearsal: with the
# classes of a start alone a bot starts a little sooner, but a crowd that asks just after that waits longer than Discord does;
# with a crowd in the rehearsal, what that needs is compiled first at every start. For the folder with lectern.jar, jvm.options
# and seeds.
#   sh cache.sh [JAVA]
set -eu
java=${1:-java}
"$java" "-Dlectern.bot.options=-XX:AOTMode=record -XX:AOTConfiguration=$PWD/lectern.aotconf" @jvm.options -jar lectern.jar \
    rehearse seeds/example.csv --speed 360 --audience crowd --until-end || echo "The machine is too busy to rehearse at that speed; the cache is made all the same."
"$java" @jvm.options -XX:AOTMode=create -XX:AOTConfiguration=lectern.aotconf -XX:AOTCache=lectern.aot -jar lectern.jar
rm lectern.aotconf
