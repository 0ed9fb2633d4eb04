/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LogWarnings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pools are taken together, when it is asked whether their database prepares enough. */
class PreparedRoomTest {

  private final ModelFixture fixture = new ModelFixture();

  @Test
  void poolsThatLeadToOneServer_areTakenTogether() throws Exception {
    with("A", "jdbc:postgresql://db:5432/a", Map.of());
    with("B", "jdbc:postgresql://DB/b?ssl=true", Map.of());
    with("C", "jdbc:postgresql://other/a", Map.of());
    with("D", "jdbc:postgresql://db/d", Map.of("enabled", false));
    assertThat(told("A", 40)).isEmpty();
    assertThat(told("C", 39)).isEmpty();
    assertThat(told("A", 39))
        .singleElement()
        .asString()
        .contains("(java:/A: 20, java:/B: 20) may have 40 transactions");
  }

  @Test
  void serverOfTwoStores_isToldOnce() throws Exception {
    with("A", "jdbc:postgresql://db/a", Map.of());
    with("B", "jdbc:postgresql://db/b", Map.of());
    PreparedRoom room = new PreparedRoom(fixture.model());
    try (LogWarnings log = new LogWarnings()) {
      room.look(pool("A"), 39);
      room.look(pool("B"), 39);
      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void poolWithoutASize_hasThatOfTheServer() throws Exception {
    fixture.with(pool("A"), Map.of("jndiName", "java:/A"));
    assertThat(told("A", 20)).isEmpty();
    assertThat(told("A", 19)).singleElement().asString().contains("(java:/A: 20)");
  }

  private void with(String name, String url, Map<String, ?> more) throws Exception {
    Map<String, Object> attributes =
        new HashMap<>(Map.of("jndiName", "java:/" + name, "maxPoolSize", 20));
    attributes.putAll(more);
    fixture.with(pool(name), attributes);
    fixture.with(pool(name) + ",xa-datasource-properties=URL", Map.of("value", url));
  }

  private List<String> told(String name, int most) {
    try (LogWarnings log = new LogWarnings()) {
      new PreparedRoom(fixture.model()).look(pool(name), most);
      return log.lines();
    }
  }

  private static String pool(String name) {
    return "subsystem=datasources,xa-data-source=" + name;
  }
}
