/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The consumers of one application and the guarantee of each. */
final class GuaranteeMap {

  private final SortedMap<String, Place> places = new TreeMap<>();

  /** Answers whether a store can be used. */
  interface Store {

    /** Tells it from others; empty while that is not known. */
    String label();

    /** Why it cannot be used now; null if it can. */
    @Nullable String problem();
  }

  private record Place(Supplier<Standing.View> standing, @Nullable Store store) {}

  /**
   * Adds a consumer.
   *
   * @param store without which it processes nothing; null if there is none
   */
  void add(String consumer, Supplier<Standing.View> standing, @Nullable Store store) {
    places.put(consumer, new Place(standing, store));
  }

  /** Where each consumer stands now. Each store is asked once. */
  SortedMap<String, Standing.View> read() {
    SortedMap<String, Standing.View> views = new TreeMap<>();
    Map<String, @Nullable String> problems = new HashMap<>();
    places.forEach(
        (consumer, place) -> {
          String problem = problem(place.store(), problems);
          views.put(
              consumer,
              problem == null ? place.standing().get() : Standing.View.withoutStore(problem));
        });
    return views;
  }

  private static @Nullable String problem(
      @Nullable Store store, Map<String, @Nullable String> known) {
    if (store == null) {
      return null;
    }
    if (!known.containsKey(store.label())) {
      known.put(store.label(), store.problem());
    }
    return known.get(store.label());
  }
}
