/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.result.Results.Anything;
import io.xonce.interceptor.result.Results.Basket;
import io.xonce.interceptor.result.Results.Half;
import io.xonce.interceptor.result.Results.Hidden;
import io.xonce.interceptor.result.Results.Line;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types of results of which no value could be given back: told before the first call. */
class ResultTypeTest {

  record Wrapper<T>(T held, List<Map<String, Object>> more) {}

  record Endless<T>(Endless<List<T>> next) {}

  /** Has no equals, so nobody could tell whether JSON-B left something out. */
  static final class Created {
    @JsonbCreator
    static Created of(@JsonbProperty("a") String a) {
      return new Created();
    }
  }

  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @SuppressWarnings("ClassCanBeStatic")
  final class Inner {}

  @SuppressWarnings({"rawtypes", "unused"})
  abstract static class Bean<T> {
    abstract Object object();

    abstract Number number();

    abstract Serializable serializable();

    abstract Response response();

    abstract InputStream stream();

    abstract Stream<String> read();

    abstract Iterator<String> iterator();

    abstract CompletableFuture<String> later();

    abstract Class<?> type();

    abstract List raw();

    abstract List<?> unknown();

    abstract List<? super Line> above();

    abstract T variable();

    abstract <M extends Comparable<M>> M ofMethod();

    abstract Wrapper<Line> wrapper();

    abstract Endless<Line> endless();

    abstract Anything anything();

    abstract Half half();

    abstract Hidden hidden();

    abstract Basket basket();

    abstract ConcurrentMap<String, String> concurrent();

    abstract Comparator<String> comparator();

    abstract Runnable work();

    abstract Created created();

    abstract Failure failure();

    abstract Inner inner();
  }

  abstract static class OfBean extends Bean<Line> {}

  @ParameterizedTest
  @CsvSource({
    "object, nothing says what it is",
    "number, java.lang.Number is no value",
    "serializable, java.io.Serializable is no value",
    "response, jakarta.ws.rs.core.Response is no value",
    "stream, java.io.InputStream is no value",
    "read, java.util.stream.Stream is no value",
    "iterator, java.util.Iterator is no value",
    "later, java.util.concurrent.CompletableFuture is no value",
    "type, java.lang.Class is no value",
    "raw, List does not say what is in it",
    "unknown, nothing says what it is",
    "above, nothing says what it is",
    "variable, nothing says what it is",
    "ofMethod, java.lang.Comparable is no value",
    "wrapper, nothing says what it is (Wrapper.more)",
    "endless, nested too deep",
    "anything, Anything is abstract",
    "half, Half is abstract",
    "hidden, Hidden has no constructor without parameters",
    "basket, 'Basket extends java.util.ArrayList, which keeps its state'",
    "concurrent, java.util.concurrent.ConcurrentMap is no value",
    "comparator, java.util.Comparator is no value",
    "work, java.lang.Runnable is no value",
    "created, Created has no equals",
    "failure, 'Failure extends java.lang.RuntimeException, which keeps its state'",
    "inner, Inner has no constructor without parameters"
  })
  void typeThatCannotBeStored_isRefusedAndSaysWhy(String method, String reason) {
    assertThatThrownBy(() -> of(Bean.class, method))
        .isInstanceOf(UnstorableException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void variableThatTheBeanSettles_isKnown() throws Exception {
    assertThat(of(OfBean.class, "variable")).hasToString("Line");
  }

  private static ResultFormat of(Class<?> bean, String method) throws NoSuchMethodException {
    return ResultFormat.of(bean, Bean.class.getDeclaredMethod(method));
  }
}
