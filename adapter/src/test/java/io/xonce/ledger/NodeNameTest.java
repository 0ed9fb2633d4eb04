/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.DisplayText;
import org.junit.jupiter.api.Test;

class NodeNameTest {

  private static final String LONG = "x".repeat(DisplayText.MAX_LENGTH);

  @Test
  void applicationsOfOneServer_haveNamesOfTheirOwn() {
    assertThat(AttemptLedger.nameOf("node-a", "payments")).isEqualTo("node-a/payments");
    assertThat(AttemptLedger.nameOf("node-a", "orders")).isEqualTo("node-a/orders");
  }

  @Test
  void nameThatIsTooLong_isShortenedToOneThatIsTheSameEachTimeAndStaysApart() {
    String shortened = AttemptLedger.nameOf("node-a", LONG + "1");
    assertThat(shortened).matches(DisplayText::isName).startsWith("node-a/xxx");
    assertThat(AttemptLedger.nameOf("node-a", LONG + "1")).isEqualTo(shortened);
    assertThat(AttemptLedger.nameOf("node-a", LONG + "2")).isNotEqualTo(shortened);
  }

  @Test
  void nameThatCannotBeShown_isEscapedAndStaysApartFromOneThatReadsAlike() {
    String escaped = AttemptLedger.nameOf("node-a", "pay\nments");
    assertThat(escaped).matches(DisplayText::isName).startsWith("node-a/pay\\u000Aments");
    assertThat(AttemptLedger.nameOf("node-a", "pay\\u000Aments")).isNotEqualTo(escaped);
  }

  @Test
  void application_isToldByANameThatIsWhole() {
    assertThat(NodeName.application(AttemptLedger.nameOf("node-a", "shop/web")))
        .isEqualTo("shop/web");
    assertThat(NodeName.application(AttemptLedger.nameOf("node-a", LONG))).isNull();
    assertThat(NodeName.application("node-a")).isNull();
    assertThat(NodeName.application(null)).isNull();
  }
}
