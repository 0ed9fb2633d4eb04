/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.log.Printable;
import io.xonce.store.Fingerprint;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The grammar of {@link io.xonce.Idempotent#key()} for methods:
 *
 * <pre>
 * expression = "argument(" number ")"
 * </pre>
 */
public record ArgumentGrammar(String consumer, Method method) implements Grammar {

  private static final Pattern ARGUMENT = Pattern.compile("argument\\((\\d{1,3})\\)");

  @Override
  public KeyExpression parse(String expression) {
    int index = index(expression);
    Class<?> type = method.getParameterTypes()[index];
    if (!ArgumentPart.canBe(type)) {
      throw LOG.badExpression(
          expression,
          consumer,
          "its type is "
              + type.getName()
              + ", and a key needs a string, a whole number, a boolean, a character, an enum, a"
              + " UUID, a LocalDate or an Instant.");
    }
    return new ArgumentPart(index);
  }

  @Override
  public FingerprintRule comparing(List<String> expressions) {
    return compare(
        expressions.equals(List.of("body"))
            ? IntStream.range(0, method.getParameterCount()).toArray()
            : expressions.stream().mapToInt(this::index).toArray());
  }

  private FingerprintRule compare(int... indices) {
    for (int index : indices) {
      demandComparable(index);
    }
    return invocation -> {
      Fingerprint.Digest digest = Fingerprint.digest();
      for (int index : indices) {
        digest.add(text(index, (MethodCall) invocation));
      }
      return digest.finish();
    };
  }

  private void demandComparable(int index) {
    Type type = method.getGenericParameterTypes()[index];
    try {
      if (type == Object.class) {
        throw new IllegalArgumentException("nothing says what it is");
      }
      ArgumentType.demandComparable(type, new HashSet<>());
    } catch (IllegalArgumentException e) {
      throw LOG.argumentNotComparable(index, type.getTypeName(), consumer, Printable.clause(e));
    }
  }

  private String text(int index, MethodCall call) {
    try {
      return ComparedArgument.text(call.arguments().get(index));
    } catch (IllegalArgumentException | InaccessibleObjectException e) {
      throw LOG.valueNotComparable(call.name(), consumer, index, Printable.clause(e));
    }
  }

  private int index(String expression) {
    Matcher argument = ARGUMENT.matcher(expression);
    if (!argument.matches()) {
      throw LOG.badExpression(expression, consumer, "on a method, argument(n) is the only one.");
    }
    int index = Integer.parseInt(argument.group(1));
    if (index >= method.getParameterCount()) {
      throw LOG.badExpression(
          expression,
          consumer,
          "the method has " + method.getParameterCount() + " arguments, the first is argument(0).");
    }
    return index;
  }
}
