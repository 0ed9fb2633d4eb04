/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private record Place(Standing standing, Store store) {}

  void add(String consumer, Standing standing, Store store) {
    places.put(consumer, new Place(standing, store));
  }

  /** Where each consumer stands now; a consumer whose store cannot be used processes nothing. */
  SortedMap<String, Standing.View> read() {
    SortedMap<String, Standing.View> views = new TreeMap<>();
    Map<String, @Nullable String> problems = new HashMap<>();
    places.forEach(
        (consumer, place) -> {
          Store store = place.store();
          if (!problems.containsKey(store.label())) {
            problems.put(store.label(), store.problem());
          }
          String problem = problems.get(store.label());
          views.put(
              consumer,
              problem == null ? place.standing().view() : Standing.View.withoutStore(problem));
        });
    return views;
  }
}
