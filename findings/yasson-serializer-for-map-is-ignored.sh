#!/usr/bin/env bash
# Yasson 3.0.4 (org.eclipse:yasson), the JSON Binding of WildFly 39.
#
# Guess: a JsonbSerializer that is registered for Map or Set is called for members of these types (JSON
#   Binding 3.0, 4.7.2), as one for a class of one's own is.
# Seen: it is ignored, without an error: Yasson writes maps and sets its own way, in the order in which
#   they happen to iterate. An attempt to give equal sets one spelling has no effect.
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
      <groupId>org.eclipse</groupId>
      <artifactId>yasson</artifactId>
      <version>3.0.4</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib"
cat > "$work/Finding.java" <<'JAVA'
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public class Finding {
  public static class Money {
    public String text = "1 EUR";
  }

  public static class OfMoney implements JsonbSerializer<Money> {
    public void serialize(Money money, JsonGenerator json, SerializationContext context) {
      json.write("called");
    }
  }

  @SuppressWarnings("rawtypes")
  public static class OfSet implements JsonbSerializer<Set> {
    public void serialize(Set set, JsonGenerator json, SerializationContext context) {
      json.write("called");
    }
  }

  @SuppressWarnings("rawtypes")
  public static class OfMap implements JsonbSerializer<Map> {
    public void serialize(Map map, JsonGenerator json, SerializationContext context) {
      json.write("called");
    }
  }

  public static class Order {
    public Money money = new Money();
    public Set<String> tags = new TreeSet<>(Set.of("b", "a"));
    public Map<String, Integer> lines = new TreeMap<>(Map.of("x", 1));
  }

  public static void main(String[] arguments) {
    Jsonb jsonb =
        JsonbBuilder.create(
            new JsonbConfig().withSerializers(new OfMoney(), new OfSet(), new OfMap()));
    System.out.println(jsonb.toJson(new Order()));
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" 2> "$work/errors" | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
{"lines":{"x":1},"money":"called","tags":["a","b"]}
SEEN
