#!/usr/bin/env bash
# CloudEvents SDK for Java 4.0.1 (io.cloudevents:cloudevents-json-jackson), structured JSON.
#
# Guess: "data" of an event comes out as it went in: the SDK does not interpret it.
# Seen: decimal numbers in it become doubles. 12.50 comes out as 12.5, an amount of twenty digits loses
#   its cents, 1E2 becomes 100.0. A digest of the payload, or a signature, no longer fits.
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
      System.out.println(new String(event.getData().toBytes(), StandardCharsets.UTF_8));
    }
  }

  private static final String EVENTS = """
      {"specversion": "1.0", "id": "1", "source": "/shop", "type": "paid", "datacontenttype": "application/json", "data": {"amount": 12.50}}
      {"specversion": "1.0", "id": "1", "source": "/shop", "type": "paid", "datacontenttype": "application/json", "data": {"amount": 12345678901234567890.10}}
      {"specversion": "1.0", "id": "1", "source": "/shop", "type": "paid", "datacontenttype": "application/json", "data": {"amount": 1E2}}
      """;
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" 2> "$work/errors" | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
{"amount":12.5}
{"amount":1.2345678901234567E19}
{"amount":100.0}
SEEN
