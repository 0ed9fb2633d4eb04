/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.proof.GuaranteeStatus;
import io.xonce.interceptor.store.StoreStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuaranteeMapTest {

  private final GuaranteeMap map = new GuaranteeMap();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void everyConsumer_hasItsPlace() {
    GuaranteeStatus refused = new GuaranteeStatus();
    refused.refused("XONCE00062: not in the transaction");
    map.add("ledger", new GuaranteeStatus()::view, store("java:/A", null));
    map.add("audit", refused::view, store("java:/A", null));
    map.add("mail", new GuaranteeStatus()::view, store("java:/B", "XONCE04005: not reachable"));
    assertThat(map.read().toString())
        .isEqualTo(
            "{audit=REFUSED: XONCE00062: not in the transaction,"
                + " ledger=NOT_YET_DELIVERED: The guarantee is proved at the first delivery.,"
                + " mail=STORE_UNREACHABLE: XONCE04005: not reachable}");
    assertThat(map.read().values())
        .extracting(GuaranteeStatus.View::isReady)
        .containsExactly(false, true, false);
  }

  @Test
  void storeOfSeveralConsumers_isAskedOnce() {
    map.add("ledger", new GuaranteeStatus()::view, store("java:/A", null));
    map.add("audit", new GuaranteeStatus()::view, store("java:/A", null));
    map.add("observed", new GuaranteeStatus()::view, null);
    assertThat(map.read()).hasSize(3);
    assertThat(asked).hasValue(1);
  }

  private StoreStatus store(String label, @Nullable String problem) {
    return new StoreStatus() {
      @Override
      public String label() {
        return label;
      }

      @Override
      public @Nullable String problem() {
        asked.incrementAndGet();
        return problem;
      }
    };
  }
}
