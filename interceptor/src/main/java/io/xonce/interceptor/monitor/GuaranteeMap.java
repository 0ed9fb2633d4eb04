/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import io.xonce.interceptor.proof.GuaranteeStatus;
import io.xonce.interceptor.store.StoreStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The consumers of one application and the guarantee of each. */
public final class GuaranteeMap {

  private final SortedMap<String, Place> places = new TreeMap<>();

  private record Place(Supplier<GuaranteeStatus.View> standing, @Nullable StoreStatus store) {}

  /**
   * Adds a consumer.
   *
   * @param store without which it processes nothing; null if there is none
   */
  void add(String consumer, Supplier<GuaranteeStatus.View> standing, @Nullable StoreStatus store) {
    places.put(consumer, new Place(standing, store));
  }

  /** Where each consumer stands now. Each store is asked once. */
  SortedMap<String, GuaranteeStatus.View> read() {
    SortedMap<String, GuaranteeStatus.View> views = new TreeMap<>();
    Map<String, @Nullable String> problems = new HashMap<>();
    places.forEach(
        (consumer, place) -> {
          String problem = problem(place.store(), problems);
          views.put(
              consumer,
              problem == null
                  ? place.standing().get()
                  : GuaranteeStatus.View.withoutStore(problem));
        });
    return views;
  }

  private static @Nullable String problem(
      @Nullable StoreStatus store, Map<String, @Nullable String> known) {
    if (store == null) {
      return null;
    }
    if (!known.containsKey(store.label())) {
      known.put(store.label(), store.problem());
    }
    return known.get(store.label());
  }
}
