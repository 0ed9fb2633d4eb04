/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.log.Printable;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;

/** Ids that senders choose, and what of them is shown. */
class GeneratedIdentityTest {

  private static final List<String> STARTS =
      List.of(
          "", "ID:", "ID:AMQP_NO_PREFIX:", "ID:AMQP_ULONG:", "ID:AMQP_BINARY:", "ID:AMQP_UUID:");

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  @RepeatedTest(40)
  void idOfTheSender_isTheSameAtEachDelivery_andOnlyItsOwn() throws Exception {
    for (int i = 0; i < 50; i++) {
      String id = id();
      String other = id();
      List<String> parts = identity(id, "ID:first").parts();
      assertThat(identity(id, "ID:second").parts()).as("seed %d", seed).isEqualTo(parts);
      assertThat(identity(other, "ID:first").parts().equals(parts))
          .as("'%s' and '%s', seed %d", id, other, seed)
          .isEqualTo(id.equals(other));
    }
  }

  @RepeatedTest(40)
  void whatIsShown_isShortAndForgesNoLine() throws Exception {
    for (int i = 0; i < 50; i++) {
      String id = id();
      assertShown(identity(id, id).described(), 500);
      assertShown(String.valueOf(Printable.of(id)), 201);
      assertShown(Printable.reason(new IllegalStateException(id)), 2001);
      assertShown(Printable.described(new IllegalStateException(id)), 2001);
    }
  }

  private void assertShown(String shown, int most) {
    assertThat(shown).as("seed %d", seed).hasSizeLessThanOrEqualTo(most);
    assertThat(UNPRINTABLE.matcher(shown).find()).as("'%s', seed %d", shown, seed).isFalse();
  }

  private static MessageIdentity identity(String sendersId, String jmsId) throws Exception {
    return MessageIdentity.of(
        TestMessage.create()
            .with("getJMSMessageID", jmsId)
            .with("getJMSTimestamp", 1_700_000_000_000L)
            .property(MessageIdentity.NATIVE_ID, sendersId)
            .plain()
            .message());
  }

  /** Few different characters, so that two ids are often almost equal; now and then a long one. */
  private String id() {
    String rest =
        random
            .ints(random.nextInt(20) == 0 ? 3000 : random.nextInt(4), 0, 12)
            .mapToObj("0123aA \n\u202e\ud800\udc00\ufeff"::charAt)
            .map(String::valueOf)
            .collect(Collectors.joining());
    return STARTS.get(random.nextInt(STARTS.size())) + rest;
  }
}
