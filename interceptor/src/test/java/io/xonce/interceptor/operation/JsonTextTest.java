/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.MessageKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void value_isWrittenAsWhatItIs() {
    assertThat(
            new JsonText()
                .with("flag", true)
                .with("count", 9_007_199_254_740_993L)
                .with("at", Instant.EPOCH)
                .with("text", "a \"quoted\" \n line")
                .with("nothing", (Object) null))
        .hasToString(
            "{\"flag\":true,\"count\":9007199254740993,\"at\":\"1970-01-01T00:00:00Z\","
                + "\"text\":\"a \\\"quoted\\\" \\n line\"}");
  }

  @Test
  void parts_areWrittenInTheirOrder() {
    assertThat(
            new JsonText()
                .withTexts("names", List.of("b", "a"))
                .withCounts("counts", Map.of("COMMITTED", 2L))
                .withAll("all", List.of(1, 2), number -> new JsonText().with("n", number))
                .with("inner", new JsonText()))
        .hasToString(
            "{\"names\":[\"b\",\"a\"],\"counts\":{\"COMMITTED\":2},"
                + "\"all\":[{\"n\":1},{\"n\":2}],\"inner\":{}}");
  }

  /** One that is known by its hash only has no text to show. */
  @Test
  void key_isFoundByItsHash_andShownByItsText() {
    MessageKey key = MessageKey.of("ledger", null, List.of("a"));
    String hash = HexFormat.of().formatHex(key.hash());
    assertThat(new JsonText().withKey(key))
        .hasToString("{\"consumer\":\"ledger\",\"key\":\"a\",\"hash\":\"" + hash + "\"}");
    assertThat(new JsonText().withKey(MessageKey.stored("ledger", key.hash(), "")))
        .hasToString("{\"consumer\":\"ledger\",\"hash\":\"" + hash + "\"}");
  }
}
