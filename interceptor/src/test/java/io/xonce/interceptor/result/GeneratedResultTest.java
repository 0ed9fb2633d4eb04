/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/** Any value of any type: it comes back as it went. */
class GeneratedResultTest {

  @RepeatedTest(200)
  void anyResult_comesBackAsItWent() throws Exception {
    long seed = new Random().nextLong();
    ResultGenerator generator = new ResultGenerator(new Random(seed));
    ResolvedType type = generator.type(4);
    for (int i = 0; i < 20; i++) {
      Object result = generator.value(type);
      ResultFormat format = new ResultFormat(type);
      assertThat(shown(format.read(format.write(result))))
          .as("A %s made by the seed %d", type, seed)
          .isEqualTo(shown(result));
    }
  }

  /** With its classes, but for those of collections, and in its order. */
  private static String shown(@Nullable Object value) throws ReflectiveOperationException {
    if (value == null) {
      return "null";
    }
    if (value instanceof Collection<?> collection) {
      return shown(collection.toArray());
    }
    if (value instanceof Map<?, ?> map) {
      return shown(map.keySet()) + shown(map.values());
    }
    if (value instanceof Optional<?> optional) {
      return "?" + shown(optional.orElse(null));
    }
    String type = value.getClass().getSimpleName();
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> shownElement(value, i))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return type + (value instanceof Record ? shownComponents(value) : "(" + value + ")");
  }

  private static String shownElement(Object array, int index) {
    try {
      return shown(Array.get(array, index));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shownComponents(Object value) throws ReflectiveOperationException {
    StringBuilder shown = new StringBuilder();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      shown.append(component.getName()).append('=').append(shown(accessor.invoke(value)));
    }
    return "{" + shown + "}";
  }
}
