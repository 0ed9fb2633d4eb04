/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A history, found by key and by sending. */
final class Index {

  private final History history;
  private final Map<String, Sent> sentById;
  private final Map<Key, List<Sent>> sentByKey;
  private final Map<Key, List<Stamp>> effectsByKey;
  private final Map<Key, List<Stamp>> outputsByKey;
  private final Map<String, List<Stamp>> effectsBySent;
  private final Map<String, List<Aside>> asidesBySent;

  Index(History history) {
    this.history = history;
    sentById = history.sent().stream().collect(Collectors.toMap(Sent::id, Function.identity()));
    sentByKey = history.sent().stream().collect(groupingBy(Sent::key));
    effectsByKey = history.effects().stream().collect(groupingBy(Stamp::key));
    outputsByKey = history.outputs().stream().collect(groupingBy(Stamp::key));
    effectsBySent = history.effects().stream().collect(groupingBy(Stamp::sent));
    asidesBySent = history.asides().stream().collect(groupingBy(Aside::sent));
  }

  History history() {
    return history;
  }

  /** Of everything that says something of a key. */
  Set<Key> keys() {
    Set<Key> keys = new LinkedHashSet<>(sentByKey.keySet());
    for (Collection<Key> more :
        List.of(
            effectsByKey.keySet(),
            outputsByKey.keySet(),
            history.records(),
            history.recordsBefore(),
            history.told())) {
      keys.addAll(more);
    }
    return keys;
  }

  @Nullable Sent sent(String id) {
    return sentById.get(id);
  }

  List<Sent> sent(Key key) {
    return sentByKey.getOrDefault(key, List.of());
  }

  List<Stamp> effects(Key key) {
    return effectsByKey.getOrDefault(key, List.of());
  }

  List<Stamp> outputs(Key key) {
    return outputsByKey.getOrDefault(key, List.of());
  }

  List<Stamp> effects(Sent sent) {
    return effectsBySent.getOrDefault(sent.id(), List.of());
  }

  List<Aside> asides(Sent sent) {
    return asidesBySent.getOrDefault(sent.id(), List.of());
  }
}
