/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import io.xonce.interceptor.server.PlatformTypes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A collection, with the order in which it gives its elements. */
final class SequenceFormat implements ValueFormat {

  /** What is read back as what; each keeps the order in which elements are added, and nulls. */
  @SuppressWarnings("JdkObsolete")
  private static final Map<Class<?>, Supplier<Collection<@Nullable Object>>> IMPLEMENTATIONS =
      Map.ofEntries(
          Map.entry(Collection.class, ArrayList::new),
          Map.entry(List.class, ArrayList::new),
          Map.entry(ArrayList.class, ArrayList::new),
          Map.entry(LinkedList.class, LinkedList::new),
          Map.entry(Queue.class, LinkedList::new),
          Map.entry(Deque.class, LinkedList::new),
          Map.entry(ArrayDeque.class, ArrayDeque::new),
          Map.entry(Set.class, LinkedHashSet::new),
          Map.entry(HashSet.class, LinkedHashSet::new),
          Map.entry(LinkedHashSet.class, LinkedHashSet::new),
          Map.entry(SortedSet.class, TreeSet::new),
          Map.entry(NavigableSet.class, TreeSet::new),
          Map.entry(TreeSet.class, TreeSet::new));

  private final Class<?> type;
  private final ValueFormat elements;

  private SequenceFormat(Class<?> type, ValueFormat elements) {
    this.type = type;
    this.elements = elements;
  }

  static boolean holds(Class<?> type) {
    return IMPLEMENTATIONS.containsKey(type);
  }

  static SequenceFormat of(Class<?> type, ValueFormat elements) {
    return new SequenceFormat(type, elements);
  }

  @Override
  public JsonValue write(Object value, int depth) {
    Documents.demandType(
        type, value, type.isInterface() || PlatformTypes.contains(value.getClass()));
    if (value instanceof SortedSet<?> sorted && sorted.comparator() != null) {
      throw new UnstorableException("it is sorted by a comparator, which would not come back");
    }
    JsonArrayBuilder array = Documents.JSON.createArrayBuilder();
    int index = 0;
    for (Object element : (Collection<?>) value) {
      try {
        array.add(elements.writePart(element, depth));
      } catch (UnstorableException e) {
        throw e.within("element " + index);
      }
      index++;
    }
    return array.build();
  }

  @Override
  public Object read(JsonValue json) {
    Collection<@Nullable Object> collection =
        Objects.requireNonNull(IMPLEMENTATIONS.get(type)).get();
    json.asJsonArray().forEach(element -> collection.add(elements.readPart(element)));
    return collection;
  }
}
