/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.faults.load.Item.Copy;
import io.xonce.faults.load.Item.Fate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final int MOMENTS = 10_000;

  private final Workload workload = new Workload(7, 40, "canary");

  @Test
  void aFifthOfTheMessages_areCopiesOfAllKinds() {
    List<Item> items = items(workload);
    List<Copy> copies = items.stream().map(Item::copy).filter(copy -> copy != Copy.NONE).toList();
    assertThat(copies.size() * 100 / items.size()).isBetween(18, 22);
    assertThat(EnumSet.copyOf(copies)).isEqualTo(EnumSet.complementOf(EnumSet.of(Copy.NONE)));
  }

  @Test
  void copies_comeAfterTheirFirst_withItsPayloadUnlessTheyAreConflicts() {
    Map<String, String> payloads = new HashMap<>();
    for (Item item : items(workload)) {
      String first = payloads.putIfAbsent(item.key(), item.payload());
      assertThat(first == null).isEqualTo(item.copy() == Copy.NONE);
      if (first != null) {
        assertThat(item.payload().equals(first)).isEqualTo(item.copy() != Copy.OTHER_PAYLOAD);
      }
    }
  }

  @Test
  void copiesThatWaitForAFault_comeAfterItOrAtTheEnd() {
    List<Item> before = items(workload, MOMENTS);
    assertThat(before).noneMatch(item -> item.copy() == Copy.AFTER_A_FAULT);
    workload.faultIsOver();
    assertThat(workload.next()).allMatch(item -> item.copy() == Copy.AFTER_A_FAULT);
    assertThat(workload.rest()).anyMatch(item -> item.copy() == Copy.AFTER_A_FAULT);
    assertThat(workload.rest()).isEmpty();
  }

  @Test
  void poisonAndWhatIsTakenBack_haveNoCopies() {
    Map<String, List<Item>> byKey =
        items(workload).stream().collect(Collectors.groupingBy(Item::key));
    assertThat(byKey.values())
        .filteredOn(items -> items.stream().anyMatch(item -> !item.fate().isProcessed()))
        .isNotEmpty()
        .allMatch(items -> items.size() == 1);
    assertThat(byKey.values())
        .flatExtracting(items -> items)
        .extracting(Item::fate)
        .contains(Fate.values());
  }

  @Test
  void sameSeed_givesTheSameMessages() {
    List<Item> items = items(workload);
    assertThat(items(new Workload(7, 40, "canary"))).isEqualTo(items);
    assertThat(items(new Workload(8, 40, "canary"))).isNotEqualTo(items);
  }

  private static List<Item> items(Workload workload) {
    List<Item> items = items(workload, MOMENTS);
    items.addAll(workload.rest());
    return items;
  }

  private static List<Item> items(Workload workload, int moments) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < moments; i++) {
      items.addAll(workload.next());
    }
    return items;
  }
}
