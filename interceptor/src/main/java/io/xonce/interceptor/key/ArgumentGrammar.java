/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.store.Fingerprint;
import java.lang.reflect.Method;
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
  public FingerprintRule body() {
    return compare(IntStream.range(0, method.getParameterCount()).toArray());
  }

  @Override
  public FingerprintRule parts(List<String> expressions) {
    return compare(expressions.stream().mapToInt(this::index).toArray());
  }

  private FingerprintRule compare(int... indices) {
    for (int index : indices) {
      Class<?> type = method.getParameterTypes()[index];
      if (!JsonValues.canHold(type)) {
        throw LOG.argumentNotComparable(index, type.getName(), consumer);
      }
    }
    return invocation -> {
      Fingerprint.Digest digest = Fingerprint.digest();
      for (int index : indices) {
        digest.add(
            JsonValues.write(((MethodCall) invocation).arguments().get(index), Object.class));
      }
      return digest.finish();
    };
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
