/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.DuplicateCause;
import io.xonce.XonceException;
import io.xonce.interceptor.attempt.DuplicateClassifier;
import io.xonce.interceptor.invocation.Provenance;
import io.xonce.interceptor.statistics.ConsumerStatistics;
import io.xonce.store.Claim;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {

  private final ProcessedMessage first =
      new ProcessedMessage(
          "ledger", "a", "ID:1", null, Instant.EPOCH, null, null, Outcome.COMMITTED);

  private final ConsumerStatistics watch = new ConsumerStatistics();
  private final Observation observation = new Observation("ledger", watch);

  @Test
  void eachFinding_isCountedAsWhatItIs() {
    see(new Claim(Verdict.FIRST, null));
    see(new Claim(Verdict.DUPLICATE, first));
    see(new Claim(Verdict.DUPLICATE, first));
    see(new Claim(Verdict.CONFLICT, first));
    observation.withoutKey(new XonceException("XONCE00080: no key"));
    observation.refused(new XonceException("XONCE00063: not enlisted"));
    observation.lost("the store is away");
    assertThat(observation)
        .hasToString(
            "4 observed: 2 would be skipped, 1 conflict, 1 have no key, 1 would be refused for"
                + " their guarantee; 1 not observed");
    assertThat(watch.duplicates(DuplicateCause.RESENT)).isEqualTo(2);
    assertThat(watch.duplicates(DuplicateCause.CONFLICT)).isEqualTo(1);
  }

  private void see(Claim claim) {
    MessageKey key = MessageKey.of("ledger", null, List.of("a"));
    observation.seen(
        new IncomingMessage(key, "ID:2", null),
        new DuplicateClassifier("ID:2", null, 1, Provenance.SENT),
        claim);
  }
}
