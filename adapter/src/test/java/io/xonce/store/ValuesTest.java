/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

  @Test
  void claim_carriesTheFirstRecordExactlyIfItIsADuplicate() {
    ProcessedMessage first =
        new ProcessedMessage("c", "k", null, null, Instant.EPOCH, null, null, Outcome.COMMITTED);
    assertThat(new Claim(Verdict.DUPLICATE, first).first()).isSameAs(first);
    assertThat(new Claim(Verdict.FIRST, null).first()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Claim(Verdict.DUPLICATE, null))
        .withMessageStartingWith("XONCE04035");
    assertThatIllegalArgumentException().isThrownBy(() -> new Claim(Verdict.FIRST, first));
  }

  @ParameterizedTest
  @CsvSource({"PT-5S, 1", "PT0.001S, 1", "PT1S, 1", "PT1.001S, 2", "PT5S, 5", "PT24H, 86400"})
  void driverTimeout_isRoundedUpToWholeSeconds(Duration wait, int seconds) {
    assertThat(Dialect.wholeSeconds(wait)).isEqualTo(seconds);
  }
}
