#!/usr/bin/env bash
# Narayana 7.3.3.Final, its object store on the journal of Artemis 2.44.0 (NIO), which WildFly 39 has
# for its transaction log; Linux with prlimit.
#
# Guess: write_committed returns true when the record is on the disk. If the system refuses the write,
#   it is false, or an exception, and the transaction rolls back.
# Seen: from the moment on when the system refuses to write (EFBIG here), write_committed still returns
#   true. After a kill and a start these records are not in the log. The file was there at its full size;
#   where a further file is needed, and cannot be made, write_committed does fail.
set -euo pipefail
work=$(mktemp -d)
log=
end() {
  if [[ -n $log ]]; then kill -9 "$log" 2> /dev/null || true; fi
  rm -rf "$work"
}
trap end EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.jboss.narayana.jta</groupId>
      <artifactId>narayana-jta</artifactId>
      <version>7.3.3.Final</version>
    </dependency>
    <dependency>
      <groupId>org.apache.activemq</groupId>
      <artifactId>artemis-journal</artifactId>
      <version>2.44.0</version>
    </dependency>
    <dependency>
      <groupId>org.jboss.logging</groupId>
      <artifactId>jboss-logging</artifactId>
      <version>3.6.1.Final</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -f pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib
cat > Finding.java <<'JAVA'
import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.state.OutputObjectState;
import com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqJournalEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqJournalStore;

public class Finding {
  static final String TYPE = "/StateManager/BasicAction/TwoPhaseCoordinator/AtomicAction";

  public static void main(String[] arguments) throws Exception {
    HornetqJournalEnvironmentBean settings = new HornetqJournalEnvironmentBean();
    settings.setStoreDir("log");
    settings.setAsyncIO(false);
    HornetqJournalStore store = new HornetqJournalStore(settings);
    store.start();
    if (arguments[0].equals("count")) {
      System.out.println(store.getUidsForType(TYPE).length);
      Runtime.getRuntime().halt(0);
    }
    for (int written = 0; written < 200; Thread.sleep(50)) {
      Uid uid = new Uid();
      OutputObjectState state = new OutputObjectState(uid, TYPE);
      state.packBytes(new byte[400]);
      if (store.write_committed(uid, TYPE, state)) {
        written++;
        System.out.println(written);
      }
    }
  }
}
JAVA
java -cp 'lib/*' Finding.java write 2> /dev/null > >(cat > written) &
log=$!
for _ in $(seq 60); do
  if [[ -e written ]] && (($(wc -l < written) >= 20)); then break; fi
  sleep 1
done
prlimit --pid "$log" --fsize=1:
sleep 3
kill -9 "$log"
wait "$log" 2> /dev/null || true
log=
there=$(java -cp 'lib/*' Finding.java count 2> /dev/null | grep '^[0-9]*$')
told=$(wc -l < written)
echo "said to be written $told, there after the restart $there"
((told > 20 && there < told))
