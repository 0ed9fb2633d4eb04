#!/usr/bin/env bash
# CloudEvents SDK for Java 4.0.1 (io.cloudevents:cloudevents-json-jackson), structured JSON.
#
# Guess: an attribute that is null counts as not set (CloudEvents, JSON event format 1.0.2).
# Seen: an extension attribute that is null is read as the text "null", and written as that text: the
#   next reader, and whoever takes a key from the attribute, sees a value that nobody sent. An optional
#   attribute of the specification that is null is not set.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > "$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.cloudevents</groupId>
      <artifactId>cloudevents-json-jackson</artifactId>
      <version>4.0.1</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib"
cat > "$work/Finding.java" <<'JAVA'
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import java.nio.charset.StandardCharsets;

public class Finding {
  public static void main(String[] arguments) {
    EventFormat format =
        EventFormatProvider.getInstance().resolveFormat("application/cloudevents+json");
    for (String line : EVENTS.split("\n")) {
      CloudEvent event = format.deserialize(line.getBytes(StandardCharsets.UTF_8));
      System.out.println(event.getExtension("tenant") + " of " + (event.getExtension("tenant") == null ? "no class" : event.getExtension("tenant").getClass().getSimpleName()) + ", subject " + event.getSubject() + ", written as " + new String(format.serialize(event), StandardCharsets.UTF_8));
    }
  }

  private static final String EVENTS = """
      {"specversion": "1.0", "id": "1", "source": "/shop", "type": "paid", "tenant": null}
      {"specversion": "1.0", "id": "1", "source": "/shop", "type": "paid", "subject": null}
      {"specversion": "1.0", "id": "1", "source": "/shop", "type": "paid", "tenant": "null"}
      """;
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" 2> "$work/errors" | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
null of String, subject null, written as {"specversion":"1.0","id":"1","source":"/shop","type":"paid","tenant":"null"}
null of no class, subject null, written as {"specversion":"1.0","id":"1","source":"/shop","type":"paid"}
null of String, subject null, written as {"specversion":"1.0","id":"1","source":"/shop","type":"paid","tenant":"null"}
SEEN
